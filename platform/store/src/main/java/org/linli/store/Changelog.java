package org.linli.store;

import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Liquibase changelog of one bundle. */
public interface Changelog {

    /** The manifest header that names it. */
    String HEADER = "Linli-Changelog";

    /**
     * What the header says, {@code <id>;path="db/changelog.xml"}.
     *
     * @param id   of the schema
     * @param path of the first file, in a folder of its own
     */
    record Header(String id, String path) {

        private static final Pattern FORM =
                Pattern.compile("\\s*([A-Za-z0-9._-]{1,60})\\s*;\\s*path\\s*=\\s*\"?([^\"/][^\"]*/[^\"/]+)\"?\\s*");

        /** @throws IllegalArgumentException when it has another form */
        public static Header parse(String header) {
            Matcher form = FORM.matcher(header);
            if (!form.matches()) {
                throw new IllegalArgumentException(HEADER + " must look like: party-points;path=\"db/changelog.xml\", not: " + header);
            }
            return new Header(form.group(1), form.group(2));
        }
    }

    /** Unique in the container, the same for every version of the bundle; at most 60 characters. */
    String id();

    /** Where the first file is, such as {@code db/changelog.xml}. */
    String path();

    /** Where the first file lies with all that it includes. */
    default String folder() {
        return path().substring(0, path().lastIndexOf('/'));
    }

    /** The file, or null. */
    URL file(String path);

    /** Changes whenever one of the files does. */
    String digest();
}
