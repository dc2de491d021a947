package org.linli.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.SchemaFactory;
import org.linli.api.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** What is wrong with the XML of a changelog: Liquibase itself passes over what it doesn't know. */
final class ChangelogXml {

    private static final String RULES = "www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd";

    private ChangelogXml() {
    }

    /** One finding for each place, with its file and line. */
    static List<Text> faults(Collection<URL> entries) {
        List<Text> faults = new ArrayList<>();
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setSchema(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(LiquibaseScope.LOADER.getResource(RULES)));
            for (var file : ChangelogDigest.files(entries).entrySet()) {
                if (file.getKey().endsWith(".xml")) {
                    read(parsers.newSAXParser().getXMLReader(), file.getKey().substring(1), file.getValue(), faults);
                }
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the rules of changelogs", e);
        }
        return faults;
    }

    private static void read(XMLReader reader, String name, URL file, List<Text> faults) throws SAXException {
        reader.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                faults.add(ChangelogFaults.MESSAGES.text("fault.xml", name, String.valueOf(e.getLineNumber()), e.getMessage()));
            }
        });
        try (InputStream content = ChangelogFile.open(file)) {
            reader.parse(new InputSource(content));
        } catch (SAXParseException e) {
            faults.add(ChangelogFaults.MESSAGES.text("fault.xml", name, String.valueOf(e.getLineNumber()), e.getMessage()));
        } catch (IOException e) {
            faults.add(ChangelogFaults.MESSAGES.text("fault.unreadable", name + ": " + e.getMessage()));
        }
    }
}
