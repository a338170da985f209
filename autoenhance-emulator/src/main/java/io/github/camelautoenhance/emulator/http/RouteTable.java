/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the route of a request by its method and path, and the ids in the path. */
public final class RouteTable {

    private record Row(String method, Pattern path, Route route) {}

    private static final List<Row> ROWS = List.of(
            row("POST", "/v3/images/", Route.CREATE_IMAGE),
            row("GET", "/v3/images/{id}", Route.RETRIEVE_IMAGE),
            row("DELETE", "/v3/images/{id}", Route.DELETE_IMAGE),
            row("POST", "/v3/images/{id}/process", Route.PROCESS_IMAGE),
            row("POST", "/v3/images/{id}/report", Route.REPORT_IMAGE),
            row("GET", "/v3/images/{id}/enhanced", Route.DOWNLOAD_ENHANCED),
            row("GET", "/v3/images/{id}/original", Route.DOWNLOAD_ORIGINAL),
            row("POST", "/v3/brackets/", Route.CREATE_BRACKET),
            row("GET", "/v3/brackets/{id}", Route.RETRIEVE_BRACKET),
            row("DELETE", "/v3/brackets/{id}", Route.DELETE_BRACKET),
            row("POST", "/v3/orders/", Route.CREATE_ORDER),
            row("GET", "/v3/orders/", Route.LIST_ORDERS),
            row("GET", "/v3/orders/{id}", Route.RETRIEVE_ORDER),
            row("PATCH", "/v3/orders/{id}", Route.UPDATE_ORDER),
            row("DELETE", "/v3/orders/{id}", Route.DELETE_ORDER),
            row("POST", "/v3/orders/{id}/process", Route.PROCESS_ORDER),
            row("GET", "/v3/orders/{id}/brackets", Route.LIST_BRACKETS),
            row("GET", "/assets/{id}/{file}", Route.DOWNLOAD_ASSET));

    private RouteTable() {}

    static Route ofApi(String method, String path) {
        return at(path).filter(row -> row.method().equals(method))
                .map(Row::route)
                .findFirst()
                .orElse(Route.OTHER);
    }

    /** The paths of the storage are known by their signature only. */
    static Route ofStorage(String method) {
        return switch (method) {
            case "PUT" -> Route.UPLOAD;
            case "GET" -> Route.DOWNLOAD_FILE;
            default -> Route.OTHER;
        };
    }

    /** The methods that a path of the API has; none if it is no path of the API. */
    public static List<String> methods(String path) {
        return at(path).map(Row::method).toList();
    }

    /** The path of {@link Route#DOWNLOAD_ASSET}; ids and file names are made of characters that need no encoding. */
    public static String assetPath(String imageId, String file) {
        return "/assets/" + imageId + "/" + file;
    }

    /** The variable part of the path with this number, from 1, decoded. */
    static String part(Route route, String path, int number) {
        String part = ROWS.stream()
                .filter(row -> row.route() == route)
                .map(row -> row.path().matcher(path))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a path of " + route + ": " + path));
        try {
            // unlike in a form, a plus sign in a path is a plus sign
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    private static Stream<Row> at(String path) {
        return ROWS.stream().filter(row -> row.path().matcher(path).matches());
    }

    private static Row row(String method, String template, Route route) {
        return new Row(method, Pattern.compile(template.replaceAll("\\{\\w+}", "([^/]+)")), route);
    }
}
