package org.linli.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The tables that a changelog makes, as they are written there: by it a test knows every column, whatever the engine. */
public final class Changelog {

    /** A column of a table. */
    public record Column(String table, String column) {
    }

    private Changelog() {
    }

    /**
     * The columns of its tables but {@code town}, which says nothing.
     *
     * @param path   the changelog on the class path, whose includes lie beside it
     * @param loader that sees it
     */
    public static List<Column> columns(String path, ClassLoader loader) {
        List<Column> columns = new ArrayList<>();
        collect(path, loader, columns);
        return columns;
    }

    private static void collect(String path, ClassLoader loader, List<Column> columns) {
        Element root = root(path, loader);
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getTagName().equals("include")) {
                collect(path.substring(0, path.lastIndexOf('/') + 1) + element.getAttribute("file"), loader, columns);
            } else if (element.getTagName().equals("createTable") || element.getTagName().equals("addColumn")) {
                columns(element, columns);
            }
        }
    }

    private static void columns(Element table, List<Column> columns) {
        NodeList its = table.getElementsByTagName("column");
        for (int i = 0; i < its.getLength(); i++) {
            String name = ((Element) its.item(i)).getAttribute("name");
            if (!name.equals("town")) {
                columns.add(new Column(table.getAttribute("tableName"), name));
            }
        }
    }

    private static Element root(String path, ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no changelog at " + path);
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file).getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(path + " can't be read", e);
        }
    }
}
