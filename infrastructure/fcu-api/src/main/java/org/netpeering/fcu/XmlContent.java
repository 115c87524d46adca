package org.netpeering.fcu;

/** Some elements that are still to be written. */
@FunctionalInterface
interface XmlContent {
    /** The whole answer of an action that only says that it was done. */
    XmlContent RETURN_TRUE = xml -> xml.text("return", "true");

    void writeTo(Xml xml);
}
