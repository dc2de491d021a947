package org.linli.rest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;

/** One of the two ways in which a module is met: by programs at its endpoints, by people at its pages. */
interface Face {

    /** The path below which it lies, with a slash at each end. */
    String base();

    /** Instances of JAX-RS classes; asked once. */
    Collection<?> beans();

    /** What reads requests, writes answers and says refusals. @param classes the classes of the beans @param rules who may call their methods */
    List<Object> providers(List<ClassResourceInfo> classes, Map<OperationResourceInfo, Access> rules);

    /** What calls the methods. */
    JAXRSInvoker invoker(Map<OperationResourceInfo, Access> rules);

    /** What counts of what a method says about access. */
    default Access rule(Access said) {
        return said;
    }

    /** Returns if a method fits. @throws Unpublishable otherwise */
    default void check(OperationResourceInfo operation) throws Unpublishable {
    }
}
