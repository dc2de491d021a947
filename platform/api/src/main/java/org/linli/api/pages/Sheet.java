package org.linli.api.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    /** The hidden field by which the form that filters a table keeps the order that it is in. */
    Content order();

    /** A chart; only pages that have one make browsers load what draws it. */
    Content chart(Chart chart);

    /**
     * A chart that none of the common kinds is.
     *
     * @param kind one of those in the console's {@code charts.js}
     * @param says what there is to see, in one sentence, for those who don't see it
     * @param data what it draws: maps, lists, texts, numbers, truth values and nulls
     */
    Content chart(String kind, Text says, Map<String, ?> data);

    /** A tree. @param label what it is a tree of */
    Content tree(Text label, List<Node> tops);

    /** A way in steps, of which one is under way. @param small whether it stands in a card beside others, with the names of its ends and of the step under way */
    Content path(Text label, List<Step> steps, boolean small);

    /** Views of the same things, of which one is shown. @param label what they are views of */
    Content choices(Text label, List<Choice> choices);

    /** Figures beside each other. @param label what they are figures of */
    Content figures(Text label, List<Figure> figures);

    /** What stands where there is nothing: what isn't there, and what comes next. @param more null for nothing @param href where the next thing is done; null for nothing */
    Content empty(String icon, Text what, Text more, Text action, String href);

    /** Where files are sent from. @param form what holds the files that were sent already, where a form keeps them; null where the page goes on */
    Content upload(Form form, Upload upload);

    /** A text as a code to be scanned. */
    Content qr(String text, Text label);

    /** The foot of a list that is read by cursor. @param next the cursor of the next page; null on the last */
    Content pager(String next);
}
