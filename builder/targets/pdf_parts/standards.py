"""Say in a PDF that it keeps to PDF/UA-1 beside PDF/A-2a, take out what these forbid, and pack it."""

from __future__ import annotations

from typing import Any

from builder.targets.pdf_parts.breaks import BREAK

# PDF/A knows no PDF/UA, so the file describes what it says of it (ISO 19005-2, 6.6.2.3.2).
_CLAIM = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def claim(pdf: Any) -> None:
    """Add PDF/UA-1 to what the metadata say."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", _CLAIM) for part in metadata.stream]


def forbid_interpolation(pdf: Any) -> None:
    """Let no viewer invent dots between those of a picture (ISO 19005-2, 6.2.8)."""
    for item in pdf.objects:
        extra = getattr(item, "extra", {})
        if extra.get("Interpolate") == "true":
            extra["Interpolate"] = "false"


def tidy_outline(pdf: Any) -> None:
    """Take the marks for line breaks out of the titles in the outline."""
    for item in pdf.objects:
        if isinstance(item, dict) and "Title" in item and "Dest" in item:
            item["Title"].string = item["Title"].string.replace(BREAK, "")


def pack(pdf: Any) -> None:
    """Compress what is drawn: WeasyPrint would do so twice, first for the identifier that PDF/A asks for."""
    for item in pdf.objects:
        if getattr(item, "compress", False):
            packed = item.data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
            item.stream, item.compress = [packed], False
            item.extra = {**item.extra, "Filter": "/FlateDecode"}
