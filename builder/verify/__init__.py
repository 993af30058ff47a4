"""Look for what learning platforms, mail filters and offline browsers stumble over in a package."""

from builder.verify.verify import Verdict, verify

__all__ = ["Verdict", "verify"]
