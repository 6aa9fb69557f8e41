"""The one HTTP question that readiness checks ask."""

import urllib.error
import urllib.request


def answers(url: str, expected: str = "") -> bool:
    """True when `url` answers with a body that contains `expected`; any HTTP answer will do when that is empty."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return expected in response.read(4096).decode(errors="replace")
    except urllib.error.HTTPError:
        return not expected
    except OSError:
        return False
