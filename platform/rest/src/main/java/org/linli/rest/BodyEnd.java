package org.linli.rest;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/** Ends the body before the answer is written: the engine reads what is left of it, and its size must not break the answer. */
final class BodyEnd implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Call.of(JAXRSUtils.getCurrentMessage().getExchange()).request().answered();
    }
}
