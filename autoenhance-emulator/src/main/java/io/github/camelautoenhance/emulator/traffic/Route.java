/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request asks for: the name under which {@link Faults} are queued and the {@link Journal} is read.
 *
 * <pre>{@code
 * emulator.faults().on(Route.UPLOAD, Fault.status(503));
 * upload(photo);
 * assertThat(emulator.journal().requests(Route.UPLOAD)).hasSize(2);
 * }</pre>
 */
public enum Route {
    /** {@code POST /v3/images/}; the redirect of {@code POST /v3/images} is {@link #OTHER}. */
    CREATE_IMAGE("POST", "/v3/images/"),
    /** {@code GET /v3/images/{id}}. */
    RETRIEVE_IMAGE("GET", "/v3/images/{id}"),
    /** {@code DELETE /v3/images/{id}}. */
    DELETE_IMAGE("DELETE", "/v3/images/{id}"),
    /** {@code POST /v3/images/{id}/process}. */
    PROCESS_IMAGE("POST", "/v3/images/{id}/process"),
    /** {@code POST /v3/images/{id}/report}. */
    REPORT_IMAGE("POST", "/v3/images/{id}/report"),
    /** {@code GET /v3/images/{id}/enhanced}. */
    DOWNLOAD_ENHANCED("GET", "/v3/images/{id}/enhanced"),
    /** {@code GET /v3/images/{id}/original}. */
    DOWNLOAD_ORIGINAL("GET", "/v3/images/{id}/original"),
    /** {@code POST /v3/brackets/}. */
    CREATE_BRACKET("POST", "/v3/brackets/"),
    /** {@code GET /v3/brackets/{id}}. */
    RETRIEVE_BRACKET("GET", "/v3/brackets/{id}"),
    /** {@code DELETE /v3/brackets/{id}}. */
    DELETE_BRACKET("DELETE", "/v3/brackets/{id}"),
    /** {@code POST /v3/orders/}. */
    CREATE_ORDER("POST", "/v3/orders/"),
    /** {@code GET /v3/orders/}. */
    LIST_ORDERS("GET", "/v3/orders/"),
    /** {@code GET /v3/orders/{id}}. */
    RETRIEVE_ORDER("GET", "/v3/orders/{id}"),
    /** {@code PATCH /v3/orders/{id}}. */
    UPDATE_ORDER("PATCH", "/v3/orders/{id}"),
    /** {@code DELETE /v3/orders/{id}}. */
    DELETE_ORDER("DELETE", "/v3/orders/{id}"),
    /** {@code POST /v3/orders/{id}/process}. */
    PROCESS_ORDER("POST", "/v3/orders/{id}/process"),
    /** {@code GET /v3/orders/{id}/brackets}. */
    LIST_BRACKETS("GET", "/v3/orders/{id}/brackets"),
    /** {@code GET} on the API's port where a relative redirect of a download leads. */
    DOWNLOAD_ASSET("GET", "/assets/{id}/{file}"),
    /** {@code PUT} on the storage's port, of a photo or a bracket. */
    UPLOAD("PUT"),
    /** {@code GET} on the storage's port, where downloads are redirected to. */
    DOWNLOAD_FILE("GET"),
    /** Every other request to one of the two ports. */
    OTHER("");

    private final String method;
    private final Pattern path;

    Route(String method, String template) {
        this.method = method;
        path = Pattern.compile(template.replaceAll("\\{\\w+}", "([^/]+)"));
    }

    /** A route of the storage, whose paths are only known by their signature. */
    Route(String method) {
        this.method = method;
        path = Pattern.compile("");
    }

    public static Route ofApi(String method, String path) {
        return at(path).filter(route -> route.method.equals(method)).findFirst().orElse(OTHER);
    }

    public static Route ofStorage(String method) {
        return switch (method) {
            case "PUT" -> UPLOAD;
            case "GET" -> DOWNLOAD_FILE;
            default -> OTHER;
        };
    }

    /** The methods that a path of the API knows; none if it is no path of the API. */
    public static List<String> methods(String path) {
        return at(path).map(route -> route.method).toList();
    }

    /** The id in a path of this route, decoded. */
    public String id(String requestPath) {
        return part(requestPath, 1);
    }

    /** The file name in a path of this route, decoded. */
    public String file(String requestPath) {
        return part(requestPath, 2);
    }

    /** The path of an asset; ids and file names are made of characters that need no encoding. */
    public static String assetPath(String imageId, String file) {
        return "/assets/" + imageId + "/" + file;
    }

    private String part(String requestPath, int group) {
        Matcher matcher = path.matcher(requestPath);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a path of " + this + ": " + requestPath);
        }
        String part = matcher.group(group);
        try {
            // unlike in a form, a plus sign in a path is a plus sign
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    private static Stream<Route> at(String path) {
        return Stream.of(values()).filter(route -> route.path.matcher(path).matches() && !path.isEmpty());
    }
}
