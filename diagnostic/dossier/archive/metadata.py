"""The metadata of the file: the PDF/UA-1 and PDF/A-3a identification, and identifiers derived from its content."""

from __future__ import annotations

from uuid import UUID

END = b"</rdf:RDF>"
# PDF/A requires an extension schema for every property it does not define.
ADDED = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="{document}"
  xmpMM:InstanceID="{instance}"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def identified(xmp: bytes, document: str, instance: str) -> bytes:
    """Return the XMP of a PDF/A with the PDF/UA-1 identification; identifiers are 32 hexadecimal digits."""
    added = ADDED.format(document=_name(document), instance=_name(instance))
    return xmp.replace(END, added.encode() + END, 1)


def _name(figures: str) -> str:
    return f"uuid:{UUID(figures)}"
