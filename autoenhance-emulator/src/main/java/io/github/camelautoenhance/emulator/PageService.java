/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The web page and what it shows. Neither holds the key or an upload address. */
final class PageService implements Service {

    private static final Pattern PREVIEW = Pattern.compile("/emulator/images/([^/]+)/(before|after)");

    private final ImageStore store;
    private final Journal journal;
    private final Addresses addresses;
    private final Service control;
    private final Page page = new Page();

    PageService(ImageStore store, Journal journal, Addresses addresses, Service control) {
        this.store = store;
        this.journal = journal;
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
        ImageRecord record = store.find(id).filter(ImageRecord::previews).orElse(null);
        if (record == null) {
            return Answer.apiError(404);
        }
        Path file = before ? store.before(record) : store.after(record);
        try {
            return Answer.of(200, "image/jpeg", Files.readAllBytes(file));
        } catch (NoSuchFileException deletedMeanwhile) {
            return Answer.apiError(404);
        }
    }

    private Map<String, Object> state() {
        List<ImageRecord> records = store.all();
        Map<String, List<Map<String, @Nullable Object>>> images = new LinkedHashMap<>();
        for (ImageRecord record : records) {
            String order = String.valueOf(record.image().orderId());
            images.computeIfAbsent(order, first -> new ArrayList<>()).add(row(record));
        }
        List<Map<String, Object>> orders = new ArrayList<>();
        images.forEach((id, rows) -> {
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("order_id", id);
            order.put("images", rows);
            orders.add(order);
        });
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("base_url", addresses.baseUrl());
        state.put(
                "processing",
                records.stream()
                        .filter(record -> record.image().status().equals(ImageRecord.PROCESSING))
                        .count());
        state.put("orders", orders);
        state.put("requests", journal.requests().size());
        state.put("leaks", journal.leaks().size());
        return state;
    }

    private static Map<String, @Nullable Object> row(ImageRecord record) {
        EmulatedImage image = record.image();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("image_id", image.imageId());
        row.put("image_name", image.imageName());
        row.put("status", image.status());
        row.put("date_added", record.added().toEpochMilli());
        row.put("bytes", image.bytes());
        row.put("sha256", image.sha256());
        row.put("content_type", image.registeredContentType());
        row.put("has_preview", record.previews());
        return row;
    }
}
