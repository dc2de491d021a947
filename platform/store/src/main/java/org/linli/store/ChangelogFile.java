package org.linli.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import liquibase.resource.URIResource;

/** A file as Liquibase reads it: never from a cache, which would hold a jar open and tell what was in it before. */
final class ChangelogFile extends URIResource {

    ChangelogFile(String path, URI uri) {
        super(path, uri);
    }

    static InputStream open(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return open(getUri().toURL());
    }
}
