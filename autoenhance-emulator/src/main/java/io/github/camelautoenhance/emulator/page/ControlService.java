/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.page;

import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Faults;
import io.github.camelautoenhance.emulator.traffic.Journal;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.Webhooks;
import io.github.camelautoenhance.emulator.util.Json;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Faults, webhook and journal over HTTP, for an emulator that runs as a program. */
final class ControlService implements Service {

    private static final String FAULTS = "/emulator/faults";
    private static final String JOURNAL = "/emulator/journal";
    private static final String WEBHOOK = "/emulator/webhook";
    private static final String MASK = "***";

    private final Faults faults;
    private final Journal journal;
    private final Webhooks webhooks;
    private final Addresses addresses;

    ControlService(Faults faults, Journal journal, Webhooks webhooks, Addresses addresses) {
        this.faults = faults;
        this.journal = journal;
        this.webhooks = webhooks;
        this.addresses = addresses;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (isFromAnotherSite(call)) {
            return Answer.apiError(403);
        }
        return switch (call.method() + " " + call.path()) {
            case "POST " + FAULTS -> setFaults(call);
            case "DELETE " + FAULTS -> {
                faults.clear();
                yield Answer.empty(204);
            }
            case "GET " + JOURNAL ->
                Answer.json(
                        200,
                        journal.requests().stream().map(ControlService::masked).toList());
            case "DELETE " + JOURNAL -> {
                journal.clear();
                yield Answer.empty(204);
            }
            case "POST " + WEBHOOK -> saveWebhook(call);
            case "DELETE " + WEBHOOK -> {
                webhooks.remove();
                yield Answer.empty(204);
            }
            default -> Answer.apiError(404);
        };
    }

    /** Any web page may make a browser send such a request here; browsers say then where it comes from. */
    private boolean isFromAnotherSite(Call call) {
        String own = addresses.scheme() + "://" + call.header("Host").orElse("");
        return call.header("Origin").filter(origin -> !origin.equals(own)).isPresent();
    }

    private Answer setFaults(Call call) throws IOException {
        if (!call.body().readText()) {
            return Answer.apiError(413);
        }
        Map<Route, Fault[]> asked = new TreeMap<>();
        try {
            Map<String, @Nullable Object> body = Json.object(call.body().text())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Send a JSON object like {\"upload\": [\"return-503\", \"pass\"]}"));
            body.forEach((route, instructions) -> asked.put(route(route), faults(instructions)));
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
        asked.forEach(faults::on);
        return Answer.empty(204);
    }

    private Answer saveWebhook(Call call) throws IOException {
        if (!call.body().readText()) {
            return Answer.apiError(413);
        }
        try {
            Map<String, @Nullable Object> body = Json.object(call.body().text())
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "Send a JSON object like {\"url\": \"http://127.0.0.1:8080/autoenhance\", \"token\": \"...\"}"));
            webhooks.save(
                    WebhookTarget.url(Objects.toString(body.get("url"), "")),
                    Objects.toString(body.get("token"), null));
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
        return Answer.empty(204);
    }

    private static Answer refused(IllegalArgumentException e) {
        return Answer.json(422, Map.of("message", String.valueOf(e.getMessage()), "detail", Map.of()));
    }

    private static Route route(String name) {
        for (Route route : Route.values()) {
            if (route.name().toLowerCase(Locale.ROOT).equals(name)) {
                return route;
            }
        }
        throw new IllegalArgumentException("No route \"" + name + "\"; use one of "
                + List.of(Route.values()).toString().toLowerCase(Locale.ROOT));
    }

    private static Fault[] faults(@Nullable Object instructions) {
        if (!(instructions instanceof List<?> list)) {
            throw new IllegalArgumentException("The faults of a route are a list of texts");
        }
        return list.stream()
                .map(instruction -> Fault.parse(String.valueOf(instruction)))
                .toArray(Fault[]::new);
    }

    private static Map<String, @Nullable Object> masked(RecordedRequest request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("time", request.time().toString());
        json.put("route", request.route().name().toLowerCase(Locale.ROOT));
        json.put("method", request.method());
        json.put("path", request.path());
        json.put("query", request.query().replaceAll("(?i)(X-Amz-[^=&]*=)[^&]*", "$1" + MASK));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(name, isSecret(name) ? List.of(MASK) : values));
        json.put("headers", headers);
        Json.object(request.text()).ifPresent(body -> json.put("body", body));
        json.put("bytes", request.bytes());
        json.put("sha256", request.sha256());
        json.put("status", request.status());
        json.put("leak", request.leak());
        json.put("credits", request.credits());
        json.put("fault", request.fault().toString());
        json.put("image_id", request.imageId());
        return json;
    }

    private static boolean isSecret(String header) {
        return Optional.of(header.toLowerCase(Locale.ROOT))
                .filter(List.of("x-api-key", "authorization", "cookie")::contains)
                .isPresent();
    }
}
