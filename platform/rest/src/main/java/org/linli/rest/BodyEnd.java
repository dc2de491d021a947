package org.linli.rest;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/** Ends the body before the answer is written: the engine would keep a copy of what is left of it, and its size must not break the answer. */
final class BodyEnd implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        JAXRSUtils.getCurrentMessage().getExchange().getInMessage().removeContent(DelegatingInputStream.class);
    }
}
