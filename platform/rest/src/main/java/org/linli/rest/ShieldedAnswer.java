package org.linli.rest;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** An answer as modules write it: what {@link SecurityHeaders} says stays said, and a policy is added to but never replaced. */
final class ShieldedAnswer extends HttpServletResponseWrapper {

    private final SecurityHeaders headers;

    ShieldedAnswer(HttpServletResponse answer, SecurityHeaders headers) {
        super(answer);
        this.headers = headers;
    }

    @Override
    public void setHeader(String name, String value) {
        if (SecurityHeaders.POLICY_NAME.equalsIgnoreCase(name)) {
            super.setHeader(name, headers.policy());
            addHeader(name, value);
        } else if (!SecurityHeaders.ours(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (value != null && !SecurityHeaders.ours(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!SecurityHeaders.ours(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!SecurityHeaders.ours(name)) {
            super.addDateHeader(name, date);
        }
    }

    /** What browsers may keep for good is only what they asked for, not why they don't get it. */
    @Override
    public void setStatus(int status) {
        if (status != SC_OK) {
            super.setHeader(SecurityHeaders.KEPT_NAME, SecurityHeaders.NOT_KEPT);
        }
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        super.setHeader(SecurityHeaders.KEPT_NAME, SecurityHeaders.NOT_KEPT);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.setHeader(SecurityHeaders.KEPT_NAME, SecurityHeaders.NOT_KEPT);
        super.sendError(status, message);
    }

    /** The platform's own headers are there before a module is asked, so that they must outlive a new beginning. */
    @Override
    public void reset() {
        String request = getHeader(Dispatcher.REQUEST_ID);
        super.reset();
        headers.say(super::setHeader);
        super.setHeader(Dispatcher.REQUEST_ID, request);
    }
}
