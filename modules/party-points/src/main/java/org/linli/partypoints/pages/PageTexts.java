package org.linli.partypoints.pages;

import org.linli.api.Messages;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Words;

/** The texts of the module's pages. */
public final class PageTexts {

    /** Beside this class. */
    public static final Messages MESSAGES = Messages.beside(PageTexts.class);

    private PageTexts() {
    }

    /** In the language of a reader. */
    public static Words words(Sheet sheet) {
        return new Words(sheet, MESSAGES);
    }
}
