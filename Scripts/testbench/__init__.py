"""The real servers of milvault's tests: started, watched and stopped by `Scripts/bench`."""
