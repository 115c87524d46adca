package org.netpeering.fcu;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.netpeering.edge.HttpAnswer;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An answer as a client reads it: with the XML parser of the JDK. */
record FcuAnswer(int status, String raw, Document document) {
    static FcuAnswer of(HttpAnswer answer) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.body()));
            return new FcuAnswer(answer.status(), new String(answer.body(), StandardCharsets.UTF_8), document);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("The answer is not XML", e);
        }
    }

    /** The text of the one element at that path, or an empty text. */
    String text(String path) {
        List<String> all = texts(path);
        return all.isEmpty() ? "" : all.getFirst();
    }

    List<String> texts(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new AssertionError("Not a path: " + path, e);
        }
    }

    String code() {
        return text("//Error/Code");
    }

    String message() {
        return text("//Error/Message");
    }
}
