/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.page;

import io.github.camelautoenhance.emulator.account.Credits;
import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.EmulatedOrder;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.Service;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.BracketRecord;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import io.github.camelautoenhance.emulator.traffic.Faults;
import io.github.camelautoenhance.emulator.traffic.Journal;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.util.Digests;
import io.github.camelautoenhance.emulator.webhook.WebhookOutbox;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The web page, one file with its own script and style, which are the only ones that a browser may run in it, and what
 * it shows. Neither holds the key, the token or an upload address.
 */
public final class PageService implements Service {

    private static final int SHOWN_DELIVERIES = 20;
    private static final Pattern PREVIEW = Pattern.compile("/emulator/images/([^/]+)/(before|after)");

    private final Account account;
    private final Credits credits;
    private final Journal journal;
    private final WebhookOutbox webhooks;
    private final Addresses addresses;
    private final Service control;
    private final byte[] html;
    private final String policy;

    public PageService(
            Account account,
            Credits credits,
            Journal journal,
            WebhookOutbox webhooks,
            Addresses addresses,
            Faults faults) {
        this.account = account;
        this.credits = credits;
        this.journal = journal;
        this.webhooks = webhooks;
        this.addresses = addresses;
        control = new ControlService(faults, journal, webhooks, addresses);
        try (InputStream resource = PageService.class.getResourceAsStream("page.html")) {
            html = Objects.requireNonNull(resource, "page.html is missing").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = new String(html, StandardCharsets.UTF_8);
        policy = "default-src 'none'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; script-src" + hashes(text, "script") + "; style-src"
                + hashes(text, "style");
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Matcher preview = PREVIEW.matcher(call.path());
        Answer answer;
        if (!call.method().equals("GET") || call.path().equals("/emulator/journal")) {
            answer = control.answer(call);
        } else if (call.path().equals("/")) {
            answer = page();
        } else if (call.path().equals("/emulator/state")) {
            answer = Answer.json(200, state());
        } else if (preview.matches()) {
            answer = preview(preview.group(1), preview.group(2).equals("before"));
        } else {
            answer = Answer.apiError(404);
        }
        return answer.with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private Answer page() {
        return Answer.of(200, "text/html; charset=utf-8", html).with("Content-Security-Policy", policy);
    }

    private Answer preview(String id, boolean before) throws IOException {
        ImageRecord record =
                account.images().find(id).filter(ImageRecord::previews).orElse(null);
        if (record == null) {
            return Answer.apiError(404);
        }
        Path file = before ? account.images().before(record) : account.images().after(record);
        try {
            return Answer.of(200, "image/jpeg", Files.readAllBytes(file));
        } catch (NoSuchFileException deletedMeanwhile) {
            return Answer.apiError(404);
        }
    }

    private Map<String, @Nullable Object> state() {
        WebhookTarget webhook = webhooks.target();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("base_url", addresses.baseUrl());
        state.put(
                "processing",
                account.images().all().stream()
                        .filter(ImageRecord::isProcessing)
                        .count());
        state.put("orders", account.allOrders().stream().map(PageService::order).toList());
        state.put("credits_spent", credits.spent());
        state.put("requests", journal.requests().size());
        state.put("leaks", journal.leaks().size());
        state.put("webhook", webhook == null ? null : webhook.shownUrl());
        state.put("deliveries", newestDeliveries());
        return state;
    }

    private List<Map<String, @Nullable Object>> newestDeliveries() {
        List<WebhookDelivery> all = webhooks.deliveries();
        return IntStream.range(0, Math.min(SHOWN_DELIVERIES, all.size()))
                .map(fromEnd -> all.size() - 1 - fromEnd)
                .mapToObj(number -> delivery(number, all.get(number)))
                .toList();
    }

    private static Map<String, @Nullable Object> delivery(int number, WebhookDelivery delivery) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", number);
        json.put("event", delivery.event());
        json.put("image_id", delivery.imageId());
        json.put("state", delivery.state().name().toLowerCase(Locale.ROOT));
        json.put("statuses", delivery.statuses());
        return json;
    }

    private static Map<String, @Nullable Object> order(OrderView view) {
        EmulatedOrder order = view.toEmulated();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("order_id", order.orderId());
        json.put("name", order.name());
        json.put("status", order.status());
        json.put("is_merging", order.merging());
        json.put("images", view.images().stream().map(PageService::image).toList());
        json.put("brackets", view.brackets().stream().map(PageService::bracket).toList());
        return json;
    }

    private static Map<String, @Nullable Object> bracket(BracketRecord record) {
        EmulatedBracket bracket = record.bracket();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("bracket_id", bracket.bracketId());
        json.put("name", bracket.name());
        json.put("image_id", bracket.imageId());
        json.put("bytes", bracket.bytes());
        return json;
    }

    private static Map<String, @Nullable Object> image(ImageRecord record) {
        EmulatedImage image = record.image();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("image_id", image.imageId());
        row.put("image_name", image.imageName());
        row.put("status", image.status());
        row.put("status_reason", image.statusReason());
        row.put("downloaded", image.downloaded());
        row.put("date_added", record.added().toEpochMilli());
        row.put("bytes", image.bytes());
        row.put("sha256", image.sha256());
        row.put("content_type", image.registeredContentType());
        row.put("has_preview", record.previews());
        row.put("run", record.run());
        return row;
    }

    /** What Content Security Policy wants to know of an inline element: the digest of its text. */
    private static String hashes(String html, String element) {
        return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> match.group(1).getBytes(StandardCharsets.UTF_8))
                .map(content -> " 'sha256-"
                        + Base64.getEncoder().encodeToString(Digests.sha256().digest(content)) + "'")
                .collect(Collectors.joining());
    }
}
