package org.linli.api.pages;

import org.linli.api.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** The module with this beside its service puts pages of all modules into their frame; its own pages stand at the root of the site. */
@ConsumerType
public interface Frame {

    /** The id of the module that does so. */
    String MODULE = "console";

    /** A page, as a document. */
    byte[] page(View view, Visit visit);

    /** A refusal, as a page that says what is wrong and how to mend it. */
    byte[] refusal(Problem problem, Visit visit);

    /** A fault of ours, as a page that tells its number. */
    byte[] fault(Visit visit);

    /** Where somebody has to go first who isn't signed in, or whose session still has something to show. */
    Redirect entrance(Visit visit);
}
