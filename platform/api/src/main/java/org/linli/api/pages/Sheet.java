package org.linli.api.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/** What a template writes on: the reader's language, and the parts that all pages share. */
@ProviderType
public interface Sheet {

    /** The request that is answered. */
    Visit visit();

    /** A text in the reader's language. */
    String say(Text text);

    /** A day as the reader writes it: 2027年1月12日, 12 Jan 2027; nothing for null. */
    String day(LocalDate day);

    /** A moment in the town's zone, to the minute; nothing for null. */
    String moment(Instant moment);

    /** An icon without meaning of its own. @param name one of those that come with the console */
    Content icon(String name);

    /** The hidden fields of every form that changes something. */
    Content sealed();

    /** What is wrong with a form as a whole; nothing when it wasn't refused. */
    Content refused(Form form);

    /** A field of a form, with its label, hint and fault. */
    Content field(Form form, Field field);

    /** The address of this page with some of its parameters changed; a null value takes one away. */
    String here(Map<String, String> changes);

    /** A table, with its foot; the query says which page of it and in which order. */
    Content table(Table<?> table);

    /** The foot of a list that is read by cursor. @param next the cursor of the next page; null on the last */
    Content pager(String next);
}
