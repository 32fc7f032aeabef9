"""UIMA CAS as XMI, with the type system of DKPro: INCEpTION and other UIMA programs open it.

Written without a library: the form is a few elements, and its offsets count UTF-16 units. A test reads it with
dkpro-cassis.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as Xml

from core.handoff.cells import clean
from core.handoff.forms.annotated import AnnotatedText, annotated
from core.handoff.forms.folder import file_name, new_folder
from core.model.page import PageView
from core.model.transfer import ExportMeta
from core.text.offsets import utf16_length

_XMI, _CAS = "http://www.omg.org/XMI", "http:///uima/cas.ecore"
_SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
_NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type"
_TYPES = "http://uima.apache.org/resourceSpecifier"


def write(views: Iterable[PageView], target: Path, meta: ExportMeta) -> None:
    """Write a folder with TypeSystem.xml and an .xmi an article. Raises UserError when it can't."""
    del meta
    with new_folder(target) as folder:
        _save(_type_system(), folder / "TypeSystem.xml")
        for each in annotated(views):
            _save(_document(each), folder / f"{file_name(each.item.number, '')}.xmi")


def _save(root: Xml.Element, path: Path) -> None:
    Xml.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _document(each: AnnotatedText) -> Xml.Element:
    """Return the XMI of an article; what XML can't hold becomes a space, so that offsets stay."""
    text = "".join(char if not clean(char)[1] else " " for char in each.text)
    root = Xml.Element(f"{{{_XMI}}}XMI", {f"{{{_XMI}}}version": "2.0"})
    Xml.SubElement(root, f"{{{_CAS}}}NULL", {f"{{{_XMI}}}id": "0"})
    units = _units(text)
    members = []
    for start, end in each.sentences:
        members.append(_annotation(root, f"{{{_ecore(_SEGMENTATION)}}}Sentence", units[start], units[end]))
    for mark in each.marked:
        entity = _annotation(root, f"{{{_ecore(_NER)}}}NamedEntity", units[mark.start], units[mark.end])
        entity.set("value", mark.type)
        if mark.note:
            entity.set("identifier", mark.note)
        members.append(entity)
    sofa = {f"{{{_XMI}}}id": "1", "sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text", "sofaString": text}
    Xml.SubElement(root, f"{{{_CAS}}}Sofa", sofa)
    for number, member in enumerate(members, 2):
        member.set(f"{{{_XMI}}}id", str(number))
    ids = " ".join(str(number) for number in range(2, 2 + len(members)))
    Xml.SubElement(root, f"{{{_CAS}}}View", {"sofa": "1", "members": ids})
    return root


def _annotation(root: Xml.Element, name: str, begin: int, end: int) -> Xml.Element:
    return Xml.SubElement(root, name, {"sofa": "1", "begin": str(begin), "end": str(end)})


def _units(text: str) -> list[int]:
    """Return for each place between code points how many UTF-16 units stand before it."""
    found = [0]
    for char in text:
        found.append(found[-1] + utf16_length(char))
    return found


def _ecore(package: str) -> str:
    return f"http:///{package.replace('.', '/')}.ecore"


def _type_system() -> Xml.Element:
    root = Xml.Element("typeSystemDescription", {"xmlns": _TYPES})
    types = Xml.SubElement(root, "types")
    _type(types, f"{_SEGMENTATION}.Sentence", {"id": "uima.cas.String"})
    _type(types, f"{_NER}.NamedEntity", {"value": "uima.cas.String", "identifier": "uima.cas.String"})
    return root


def _type(types: Xml.Element, name: str, features: dict[str, str]) -> None:
    described = Xml.SubElement(types, "typeDescription")
    for tag, text in (("name", name), ("description", ""), ("supertypeName", "uima.tcas.Annotation")):
        Xml.SubElement(described, tag).text = text
    listed = Xml.SubElement(described, "features")
    for feature, kind in features.items():
        each = Xml.SubElement(listed, "featureDescription")
        for tag, text in (("name", feature), ("description", ""), ("rangeTypeName", kind)):
            Xml.SubElement(each, tag).text = text
