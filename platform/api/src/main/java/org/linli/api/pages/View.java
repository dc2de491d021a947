package org.linli.api.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.linli.api.Text;

/**
 * A page as a page method answers it: what it is called and where it stands, and what is written on it.
 *
 * @param kind   what is put round it
 * @param status the HTTP status, 200–599
 * @param title  what it is called, in its heading and in the browser's tab
 * @param place  the id of the entry of the menu that it belongs to; null for none
 * @param crumbs the pages above it, from the top down, itself left out
 * @param session what becomes of the browser's session
 * @param secret of the session that the browser keeps from now on; null for none
 * @param body   writes what stands on it
 */
public record View(Kind kind, int status, Text title, String place, List<Crumb> crumbs, Redirect.Session session, String secret,
                   Function<Sheet, Content> body) {

    /** What is put round a view. */
    public enum Kind {
        /** The menu and the bar of the console, for people at work. */
        CONSOLE,
        /** The band of the public boards. */
        PUBLIC,
        /** Nothing but the document, for signing in and for printing. */
        BARE,
        /** Nothing at all: a piece of a page that is there already. */
        PIECE
    }

    /** A page above another one. @param href its address on this site */
    public record Crumb(Text title, String href) {

        public Crumb {
            Objects.requireNonNull(title, "title");
            Address.requireOwn(href);
        }
    }

    public View {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(body, "body");
        crumbs = List.copyOf(crumbs);
    }

    /** A page of the console. @param place the id of its entry in the menu; null for none */
    public static View of(Text title, String place, Function<Sheet, Content> body) {
        return new View(Kind.CONSOLE, 200, title, place, List.of(), Redirect.Session.AS_IT_IS, null, body);
    }

    /** A page for everybody, on the boards. */
    public static View open(Text title, Function<Sheet, Content> body) {
        return new View(Kind.PUBLIC, 200, title, null, List.of(), Redirect.Session.AS_IT_IS, null, body);
    }

    /** A document without a frame. */
    public static View bare(Text title, Function<Sheet, Content> body) {
        return new View(Kind.BARE, 200, title, null, List.of(), Redirect.Session.AS_IT_IS, null, body);
    }

    /** A piece that goes into a page that is there already. */
    public static View piece(Function<Sheet, Content> body) {
        return new View(Kind.PIECE, 200, new Text("", ""), null, List.of(), Redirect.Session.AS_IT_IS, null, body);
    }

    /** The same below one more page. */
    public View under(Text page, String href) {
        var all = new ArrayList<>(crumbs);
        all.add(new Crumb(page, href));
        return new View(kind, status, title, place, all, session, secret, body);
    }

    /** The same with another status. */
    public View status(int other) {
        return new View(kind, other, title, place, crumbs, session, secret, body);
    }

    /** The same, and the browser keeps the secret of a session that was just opened. */
    public View beginning(String opened) {
        return new View(kind, status, title, place, crumbs, Redirect.Session.BEGINS, opened, body);
    }

    /** The same, and the browser forgets its session. */
    public View ending() {
        return new View(kind, status, title, place, crumbs, Redirect.Session.ENDS, null, body);
    }
}
