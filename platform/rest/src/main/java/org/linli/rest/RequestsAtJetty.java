package org.linli.rest;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Sees plain requests before any servlet; not a customizer of its own, because Pax Web keeps one of them only. */
public interface RequestsAtJetty {

    /** A request has come; whoever handles it says so in it. */
    void come(Connector from, HttpConfiguration configuration, Request request);
}
