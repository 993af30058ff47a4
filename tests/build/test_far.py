"""What a worker makes elsewhere comes back whole, or is refused."""

from dataclasses import replace
from pathlib import Path

from builder.build import plan
from builder.build.far import deliver, errands, parcel, receive
from builder.build.inputs import TOOLS, Folders
from builder.build.values import Order
from builder.cluster import Loaded
from tests.projects import write_course, write_files


def order(project: Path) -> Order:
    write_course(project)
    planned = plan(project, project / "dist", ["towns"], targets=("html",), audiences=("learner",))
    return Folders(project).order(planned.jobs[0])


def test_the_same_files_are_the_same_parcel(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_course(tmp_path / name)
    write_files(tmp_path / "two/course_src/towns", {".notes": "hidden"})
    assert parcel(tmp_path / "one", "towns") == parcel(tmp_path / "two", "towns")


def test_a_worker_with_other_tools_or_fonts_is_refused(tmp_path: Path) -> None:
    asked = order(tmp_path)
    (loaded,) = errands((asked,))
    old = replace(asked, inputs={**asked.inputs, TOOLS: "another"})
    for job in (replace(loaded.job, order=old), replace(loaded.job, fonts="others")):
        delivery = deliver(Loaded(job=job, name="towns", load=loaded.load))
        outcome = receive(asked, delivery)
        assert [problem.code for problem in outcome.problems] == ["B107"]
        assert outcome.missing == (("learner", "html"),) and not (tmp_path / "dist").exists()


def test_what_was_damaged_on_its_way_is_not_written(tmp_path: Path) -> None:
    asked = order(tmp_path)
    (loaded,) = errands((asked,))
    delivery = deliver(loaded)
    hurt = replace(delivery, contents={digest: content[:-1] for digest, content in delivery.contents.items()})
    outcome = receive(asked, hurt)
    assert [problem.code for problem in outcome.problems] == ["B102"] and not outcome.is_built
    assert receive(asked, delivery).is_whole
