package org.linli.api.pages;

import java.util.List;
import java.util.Locale;
import org.linli.api.LinliModule;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions;
import org.osgi.annotation.versioning.ProviderType;

/** A request for a page: who comes from where, and what it asks for. A page method gets it as {@code @Context Visit}. */
@ProviderType
public interface Visit {

    /** Who is signed in; null when nobody is. */
    Caller caller();

    /** The session that the browser holds, also one of which something is still due; null for none. */
    Sessions.Session session();

    /** The language of the answer. */
    Locale language();

    /** The path, as it was asked for. */
    String path();

    /** A parameter of the query; null without one. */
    String parameter(String name);

    /** This site as the browser calls it, {@code https://example.org}, for what is scanned or printed. */
    String site();

    /** The whole query, as it was asked for; null without one. */
    String query();

    /** The address on this site at which the reader finds the page again: of a form that was sent the page that it stood on, else what was asked for with its query. */
    String at();

    /**
     * The code of the unit that its reader looks at, with all below it: the parameter {@code unit}, of which a hyphen asks for all, else the unit
     * chosen last, else the first one of its posts; null for a reader whose posts reach the town as a whole and who has chosen none.
     */
    String unit();

    /** A cookie's value; null without one. */
    String cookie(String name);

    /** Where the request comes from. */
    String address();

    /** What the browser says of itself; null if nothing. */
    String device();

    /** Whether only a piece of the page is wanted, to be put into the one that is there. */
    boolean piece();

    /** The number of the request, which the log and the audit know it by. */
    String request();

    /** The modules that serve at this moment, each in the version that does. */
    List<LinliModule> modules();
}
