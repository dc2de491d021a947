package org.linli.api.pages;

import java.util.Objects;
import org.linli.api.Text;

/**
 * A place of a page where files are sent from, each by itself and as it is, with its progress; it takes a script, and says so where there is none.
 *
 * @param name   the field of the form round it that holds the id of each file that was kept; null where the page goes on by {@code then}
 * @param hint   what may be sent; null for nothing
 * @param to     the endpoint that takes a file as its body, an address of this site; the file's name goes along as {@code name}
 * @param accept what files the browser offers, as {@code accept} takes it
 * @param one    whether the next file takes the place of the one before
 * @param camera whether a phone offers its camera
 * @param then   where to go on when it was taken, an address of this site; <code>{id}</code> stands for the member {@code id} of the answer,
 *               as any other; null to stay
 */
public record Upload(String name, Text label, Text hint, String to, String accept, boolean one, boolean camera, String then) {

    public Upload {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(accept, "accept");
        Address.requireOwn(to);
        if ((name == null) == (then == null)) {
            throw new IllegalArgumentException("either a form keeps what was sent, or the page goes on");
        }
    }

    /** Pictures and papers that are kept as evidence, for a form. @param unit the code of the unit that they belong to */
    public static Upload evidence(String name, Text label, Text hint, String unit) {
        return new Upload(name, label, hint, "/api/core/evidence?unit=" + Address.escaped(unit), "image/*,application/pdf", false, true, null);
    }

    /** The same, of which only one is kept. */
    public Upload single() {
        return new Upload(name, label, hint, to, accept, true, camera, then);
    }

    /** A file after which the page goes on elsewhere. */
    public static Upload going(Text label, Text hint, String to, String accept, String then) {
        return new Upload(null, label, hint, to, accept, true, false, then);
    }
}
