"""Say which older packages give way to those of this build."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.build.values import Asked, Job, Package
from builder.targets import find_targets


def is_replaced(
    job: Job, version: str, packages: Iterable[Package], whole: Iterable[Asked]
) -> Callable[[Package], bool]:
    """Recognize a package of the same version, audience and target that this build would no longer make.

    A draft gives way to what is finished, one file to a file for each module; all give way where the translation is
    now held back. Another version stays: somebody may have given it out. So does a profile, or a way to print, that
    was not asked for.
    """
    made = tuple(packages)
    paths = {package.path for package in made}
    profiles = {(package.audience, package.target, package.profile) for package in made}
    shares = set(whole)

    def gone(old: Package) -> bool:
        share = (old.audience, old.target)
        if old.version != version or share not in shares or old.path in paths:
            return False
        if made and (*share, old.profile) not in profiles:
            return False
        return not find_targets()[old.target].paper or _saves_ink(old) == job.ink_saver

    return gone


def _saves_ink(package: Package) -> bool:
    return package.path.endswith(f"-ink-saver.{package.suffix}")
