"""Word: properties, authors of comments and changes, the path of the template."""

from __future__ import annotations

import re

from bot.documents import archive

_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_WHOLE = {"docProps/core.xml": _CORE, "docProps/custom.xml": _CUSTOM}
_APP = re.compile(r"(<(?:\w+:)?(Company|Manager|Template|HyperlinkBase)>)[^<]*(</(?:\w+:)?\2>)")
_AUTHORS = re.compile(r'(<[^<>]*?\s\w+:(?:author|initials|userId|providerId)=")[^"]+(")')
_TEMPLATE = re.compile(r'(<Relationship\b[^<>]*attachedTemplate[^<>]*\bTarget=")[^"]+(")')
_TEMPLATE_BEFORE = re.compile(r'(<Relationship\b[^<>]*\bTarget=")[^"]+("[^<>]*attachedTemplate)')


def cleaned(content: bytes) -> bytes | None:
    """Raises Kept."""
    return archive.cleaned(content, _part)


def _part(name: str, data: bytes) -> bytes:
    if name in _WHOLE:
        return _WHOLE[name]
    if name == "docProps/app.xml":
        return _APP.sub(r"\1\3", archive.text(data)).encode()
    if name == "word/_rels/settings.xml.rels":
        found = _TEMPLATE.sub(r"\1Normal.dotm\2", archive.text(data))
        return _TEMPLATE_BEFORE.sub(r"\1Normal.dotm\2", found).encode()
    if name.startswith("word/") and name.endswith(".xml"):
        return _without_authors(archive.text(data)).encode()
    return data


def _without_authors(text: str) -> str:
    """One attribute of a tag at a time."""
    count = 1
    while count:
        text, count = _AUTHORS.subn(r"\1\2", text)
    return text
