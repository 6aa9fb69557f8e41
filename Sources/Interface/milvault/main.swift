internal import BackupCommands
internal import Glibc

exit(await Program.main())
