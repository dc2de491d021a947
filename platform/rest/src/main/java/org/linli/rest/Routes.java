package org.linli.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.cxf.jaxrs.impl.MetadataMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;

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

    /** By the rule of JAX-RS: of the classes whose template matches, only those that are the most literal are looked into. */
    private static void reach(List<ClassResourceInfo> classes, ClassResourceInfo type, String name, String path) throws Unpublishable {
        String example = path.replaceAll("\\{[^}]*}", "0");
        ClassResourceInfo chosen = classes.stream().filter(other -> other.getURITemplate().match(example, new MetadataMap<>()))
            .min((one, other) -> URITemplate.compareTemplates(one.getURITemplate(), other.getURITemplate())).orElse(type);
        if (URITemplate.compareTemplates(chosen.getURITemplate(), type.getURITemplate()) != 0) {
            throw new Unpublishable("hidden", name, chosen.getResourceClass().getSimpleName(), path);
        }
    }

    /** The methods that a path takes. @param path below the module, with a slash in front */
    static SortedSet<String> methods(List<ClassResourceInfo> classes, String path) {
        var methods = new TreeSet<String>();
        for (ClassResourceInfo type : classes) {
            var rest = new MetadataMap<String, String>();
            if (type.getURITemplate().match(path, rest)) {
                String end = rest.getFirst(URITemplate.FINAL_MATCH_GROUP);
                type.getMethodDispatcher().getOperationResourceInfos().stream().filter(operation -> ends(operation, end))
                    .forEach(operation -> methods.add(operation.getHttpMethod()));
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static boolean ends(OperationResourceInfo operation, String path) {
        var rest = new MetadataMap<String, String>();
        return operation.getURITemplate().match(path, rest) && "/".equals(rest.getFirst(URITemplate.FINAL_MATCH_GROUP));
    }

    /** The template of a method's path below its module, with a slash in front. */
    static String path(ClassResourceInfo type, OperationResourceInfo operation) {
        return ("/" + type.getURITemplate().getValue() + "/" + operation.getURITemplate().getValue()).replaceAll("/+", "/")
            .replaceAll("(?<=.)/$", "");
    }
}
