/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml_library.h: libxml2, loaded when the first XML is read or written: it brings ICU and the C++
 * library along, which took three of every four milliseconds that the program needs to start. A static
 * program holds it (XML_LINKED). */
#ifndef ELASTIR_XML_LIBRARY_H
#define ELASTIR_XML_LIBRARY_H

#include "config.h"

#include <stdbool.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* To be called before any other. false: the library is not there, or lacks one of the calls. */
bool xml_library_load(void);

/* Why not, and what to do, behind "libxml2, which reads XML, ". */
const char *xml_library_trouble(void);

#ifndef XML_LINKED
/* The calls that are used. Another one needs a row here and one below, or the program will not
 * link. */
#define XML_CALLS(CALL) \
  CALL(xmlBufferContent) CALL(xmlBufferCreate) CALL(xmlBufferFree) \
  CALL(xmlBufferLength) CALL(xmlCheckUTF8) CALL(xmlFreeTextReader) CALL(xmlFreeTextWriter) \
  CALL(xmlGetLineNo) CALL(xmlNewTextWriterMemory) CALL(xmlReaderForMemory) \
  CALL(xmlTextReaderConstLocalName) CALL(xmlTextReaderConstValue) \
  CALL(xmlTextReaderCurrentNode) CALL(xmlTextReaderDepth) \
  CALL(xmlTextReaderGetParserLineNumber) CALL(xmlTextReaderIsEmptyElement) \
  CALL(xmlTextReaderMoveToAttribute) CALL(xmlTextReaderMoveToElement) \
  CALL(xmlTextReaderNodeType) CALL(xmlTextReaderRead) \
  CALL(xmlTextReaderSetStructuredErrorHandler) CALL(xmlTextWriterEndDocument) \
  CALL(xmlTextWriterEndElement) CALL(xmlTextWriterFlush) \
  CALL(xmlTextWriterFullEndElement) CALL(xmlTextWriterSetIndent) \
  CALL(xmlTextWriterStartDocument) CALL(xmlTextWriterStartElement) \
  CALL(xmlTextWriterWriteAttribute) CALL(xmlTextWriterWriteRaw) \
  CALL(xmlTextWriterWriteRawLen)

#define XML_MEMBER(name) __typeof__(&name) name;
typedef struct {
  XML_CALLS(XML_MEMBER)
} xml_library;
#undef XML_MEMBER

extern xml_library xml_calls;

#ifndef XML_LIBRARY_ITSELF
#define xmlBufferContent xml_calls.xmlBufferContent
#define xmlBufferCreate xml_calls.xmlBufferCreate
#define xmlBufferFree xml_calls.xmlBufferFree
#define xmlBufferLength xml_calls.xmlBufferLength
#define xmlCheckUTF8 xml_calls.xmlCheckUTF8
#define xmlFreeTextReader xml_calls.xmlFreeTextReader
#define xmlFreeTextWriter xml_calls.xmlFreeTextWriter
#define xmlGetLineNo xml_calls.xmlGetLineNo
#define xmlNewTextWriterMemory xml_calls.xmlNewTextWriterMemory
#define xmlReaderForMemory xml_calls.xmlReaderForMemory
#define xmlTextReaderConstLocalName xml_calls.xmlTextReaderConstLocalName
#define xmlTextReaderConstValue xml_calls.xmlTextReaderConstValue
#define xmlTextReaderCurrentNode xml_calls.xmlTextReaderCurrentNode
#define xmlTextReaderDepth xml_calls.xmlTextReaderDepth
#define xmlTextReaderGetParserLineNumber xml_calls.xmlTextReaderGetParserLineNumber
#define xmlTextReaderIsEmptyElement xml_calls.xmlTextReaderIsEmptyElement
#define xmlTextReaderMoveToAttribute xml_calls.xmlTextReaderMoveToAttribute
#define xmlTextReaderMoveToElement xml_calls.xmlTextReaderMoveToElement
#define xmlTextReaderNodeType xml_calls.xmlTextReaderNodeType
#define xmlTextReaderRead xml_calls.xmlTextReaderRead
#define xmlTextReaderSetStructuredErrorHandler xml_calls.xmlTextReaderSetStructuredErrorHandler
#define xmlTextWriterEndDocument xml_calls.xmlTextWriterEndDocument
#define xmlTextWriterEndElement xml_calls.xmlTextWriterEndElement
#define xmlTextWriterFlush xml_calls.xmlTextWriterFlush
#define xmlTextWriterFullEndElement xml_calls.xmlTextWriterFullEndElement
#define xmlTextWriterSetIndent xml_calls.xmlTextWriterSetIndent
#define xmlTextWriterStartDocument xml_calls.xmlTextWriterStartDocument
#define xmlTextWriterStartElement xml_calls.xmlTextWriterStartElement
#define xmlTextWriterWriteAttribute xml_calls.xmlTextWriterWriteAttribute
#define xmlTextWriterWriteRaw xml_calls.xmlTextWriterWriteRaw
#define xmlTextWriterWriteRawLen xml_calls.xmlTextWriterWriteRawLen
#endif
#endif

#endif
