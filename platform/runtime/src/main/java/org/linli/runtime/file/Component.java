package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A component of declarative services as its description in the jar has it.
 *
 * @param file           where its description lies
 * @param implementation its class
 * @param provides       the interfaces of its service
 * @param properties     its properties as they are written
 * @param deactivate     the method called when it goes, {@code deactivate} where nothing else is said
 */
public record Component(String file, String implementation, List<String> provides, Map<String, String> properties, String deactivate) {

    /** The manifest header that names the descriptions. */
    public static final String HEADER = "Service-Component";

    /** A description that can't be read. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String file;

        Unreadable(String file, String reason, Throwable cause) {
            super(reason, cause);
            this.file = file;
        }

        /** Which one. */
        public String file() {
            return file;
        }
    }

    /** All components that the manifest names. @throws Unreadable at the first description that isn't there or is no XML */
    public static List<Component> of(JarFile jar, ModuleFile file) throws Unreadable {
        var components = new ArrayList<Component>();
        for (ManifestHeader.Clause clause : ManifestHeader.parse(file.headers().get(HEADER))) {
            for (String name : files(jar, clause.name())) {
                components.addAll(read(jar, name));
            }
        }
        return components;
    }

    /** The last step of a path may have wildcards. */
    private static List<String> files(JarFile jar, String path) {
        if (!path.contains("*")) {
            return List.of(path);
        }
        var wanted = Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q"));
        return jar.stream().map(ZipEntry::getName).filter(name -> wanted.matcher(name).matches()).toList();
    }

    private static List<Component> read(JarFile jar, String name) throws Unreadable {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new Unreadable(name, "missing", null);
        }
        try (InputStream content = jar.getInputStream(entry)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return elements(builder.parse(content).getDocumentElement(), "component").stream().map(one -> of(name, one)).toList();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Unreadable(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static Component of(String file, Element component) {
        String implementation = elements(component, "implementation").stream().map(one -> one.getAttribute("class")).findFirst().orElse("");
        List<String> provides = elements(component, "provide").stream().map(one -> one.getAttribute("interface")).toList();
        Map<String, String> properties = new HashMap<>();
        elements(component, "property").forEach(one -> properties.put(one.getAttribute("name"),
                one.hasAttribute("value") ? one.getAttribute("value") : one.getTextContent().strip()));
        String deactivate = component.getAttribute("deactivate");
        return new Component(file, implementation, provides, properties, deactivate.isEmpty() ? "deactivate" : deactivate);
    }

    /** Descendants of that name, and itself, in whatever namespace. */
    private static List<Element> elements(Element root, String name) {
        var found = new ArrayList<Element>();
        if (name.equals(root.getLocalName())) {
            found.add(root);
        }
        NodeList below = root.getElementsByTagNameNS("*", name);
        for (int i = 0; i < below.getLength(); i++) {
            found.add((Element) below.item(i));
        }
        return found;
    }
}
