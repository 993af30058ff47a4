"""Say how a course reports to learning platforms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PackageScope: TypeAlias = Literal["course", "module"]
Completion: TypeAlias = Literal["lessons", "quiz", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorm:
    """Say what one SCORM package holds, and what completes it: lessons read, graded quizzes taken, or both.

    What learners say in surveys is personal: a platform is told of it only with `surveys`.
    """

    scope: PackageScope = "course"
    completion: Completion = "both"
    surveys: bool = False


USUAL_SCORM = Scorm()
