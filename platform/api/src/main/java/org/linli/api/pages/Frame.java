package org.linli.api.pages;

import java.io.IOException;
import java.io.OutputStream;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ConsumerType;

/** The module with this beside its service puts pages of all modules into their frame; its own pages stand at the root of the site. */
@ConsumerType
public interface Frame {

    /**
     * A file while it is made.
     *
     * @param name what it is saved as, plain letters, digits, hyphens and a dot
     * @param type its media type
     */
    record File(String name, String type, Body body) {
    }

    /** Writes a file, part by part. */
    interface Body {

        void writeTo(OutputStream out) throws IOException;
    }

    /** The id of the module that does so. */
    String MODULE = "console";

    /** A page, as a document. */
    byte[] page(View view, Visit visit);

    /** A table as a file, in the reader's language; its first lines are read at once, so that a refusal can still be answered. */
    File file(Download download, Visit visit);

    /** A refusal, as a page that says what is wrong and how to mend it. */
    byte[] refusal(Problem problem, Visit visit);

    /** A fault of ours, as a page that tells its number. */
    byte[] fault(Visit visit);

    /** Where somebody has to go first who isn't signed in, or whose session still has something to show. */
    Redirect entrance(Visit visit);
}
