"""Look for what learning platforms, mail filters and offline browsers stumble over in a package."""

from builder.verify.contents import LARGEST_PACKAGE
from builder.verify.verify import Verdict, verify

__all__ = ["LARGEST_PACKAGE", "Verdict", "verify"]
