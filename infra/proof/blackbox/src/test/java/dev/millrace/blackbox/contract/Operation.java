package dev.millrace.blackbox.contract;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An operation of the document. */
record Operation(String method, String template, Pattern path, JsonNode responses) {

    static Operation of(String method, String template, JsonNode description) {
        String path = ("\\Q" + template + "\\E").replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return new Operation(
                method.toUpperCase(Locale.ROOT), template, Pattern.compile(path), description.path("responses"));
    }

    /** why: HEAD is allowed wherever GET is. */
    boolean takes(Exchange exchange) {
        boolean takesMethod = method.equals(exchange.method()) || (method.equals("GET") && exchange.isHeadOnly());
        return takesMethod && path.matcher(exchange.path()).matches();
    }

    /** Whether its path has no parameters, which takes precedence over one with an id. */
    boolean isLiteral() {
        return !template.contains("{");
    }

    String name() {
        return method + " " + template;
    }
}
