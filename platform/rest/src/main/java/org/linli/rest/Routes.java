package org.linli.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;

/** Checks that every resource method can be reached, and by one path only; JAX-RS itself lets one class silently hide another's paths. */
final class Routes {

    private Routes() {
    }

    /** @throws Unpublishable naming the methods that get in each other's way */
    static void check(List<ClassResourceInfo> classes) throws Unpublishable {
        Map<String, String> taken = new HashMap<>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                String name = type.getResourceClass().getSimpleName() + "." + operation.getMethodToInvoke().getName();
                if (operation.isSubResourceLocator()) {
                    throw new Unpublishable("locator", name);
                }
                String path = path(type, operation);
                String former = taken.put(operation.getHttpMethod() + " " + path.replaceAll("\\{[^}]*}", "{}") + " "
                    + operation.getConsumeTypes() + operation.getProduceTypes(), name);
                if (former != null) {
                    throw new Unpublishable("same-path", name, former, operation.getHttpMethod() + " " + path);
                }
                reach(classes, type, name, path);
            }
        }
    }

    private static void reach(List<ClassResourceInfo> classes, ClassResourceInfo type, String name, String path) throws Unpublishable {
        Message message = new MessageImpl();
        message.setExchange(new ExchangeImpl());
        String example = path.replaceAll("\\{[^}]*}", "0");
        Map<ClassResourceInfo, MultivaluedMap<String, String>> chosen = JAXRSUtils.selectResourceClass(classes, example, message);
        if (chosen == null || !chosen.containsKey(type)) {
            String other = chosen == null ? "?" : chosen.keySet().iterator().next().getResourceClass().getSimpleName();
            throw new Unpublishable("hidden", name, other, path);
        }
    }

    /** The template of a method's path below its module, with a slash in front. */
    static String path(ClassResourceInfo type, OperationResourceInfo operation) {
        return ("/" + type.getURITemplate().getValue() + "/" + operation.getURITemplate().getValue()).replaceAll("/+", "/")
            .replaceAll("(?<=.)/$", "");
    }
}
