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
import io.github.camelautoenhance.emulator.traffic.Journal;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.emulator.webhook.WebhookTarget;
import io.github.camelautoenhance.emulator.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The web page and what it shows. Neither holds the key, the token or an upload address. */
public final class PageService implements Service {

    private static final int SHOWN_DELIVERIES = 20;
    private static final Pattern PREVIEW = Pattern.compile("/emulator/images/([^/]+)/(before|after)");

    private final Account account;
    private final Credits credits;
    private final Journal journal;
    private final Webhooks webhooks;
    private final Addresses addresses;
    private final Service control;
    private final Page page = new Page();

    public PageService(
            Account account,
            Credits credits,
            Journal journal,
            Webhooks webhooks,
            Addresses addresses,
            Service control) {
        this.account = account;
        this.credits = credits;
        this.journal = journal;
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.control = control;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Matcher preview = PREVIEW.matcher(call.path());
        Answer answer;
        if (!call.method().equals("GET") || call.path().equals("/emulator/journal")) {
            answer = control.answer(call);
        } else if (call.path().equals("/")) {
            answer = page.answer();
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
}
