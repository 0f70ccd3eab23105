package dev.millrace.common.streaming.dash;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without its comments. */
final class ElementReader {

    private final XMLStreamReader reader;

    private ElementReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** @throws MalformedManifest when it is no XML, or an element holds others and text */
    static Element read(String text) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            reader.nextTag();
            Element root = new ElementReader(reader).element();
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new MalformedManifest(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // why: no document type, so that a manifest names no entity and no file
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // why: a prefix and its declaration then are a name and an attribute, written as they were read
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** From its start to its end. */
    private Element element() throws XMLStreamException {
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text.append(reader.getText());
                default -> {
                    // why: comments say nothing to a player
                }
            }
        }
        if (!children.isEmpty() && !text.toString().isBlank()) {
            throw new MalformedManifest(name + " holds elements and text");
        }
        return new Element(name, attributes, children, children.isEmpty() ? text.toString() : "");
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(qualified(reader.getAttributeName(i)), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static String qualified(QName name) {
        return name.getPrefix().isEmpty() ? name.getLocalPart() : name.getPrefix() + ":" + name.getLocalPart();
    }
}
