/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.store.BracketRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the brackets of an order are grouped.
 *
 * @param byHand the ids of the brackets of each image; empty if the client leaves it to the service
 * @param size how many brackets make an image; 0 leaves it to what the files show
 */
public record Grouping(List<List<String>> byHand, int size) {

    /** The groups that these brackets of the order make now. */
    List<List<BracketRecord>> groups(List<BracketRecord> brackets) throws IOException {
        List<BracketRecord> free = brackets.stream()
                .filter(record ->
                        record.bracket().isUploaded() && record.bracket().imageId() == null)
                .toList();
        if (!byHand.isEmpty()) {
            return chosen(free);
        }
        return size > 0 ? BracketGroups.ofSize(size, free) : BracketGroups.automatic(free);
    }

    private List<List<BracketRecord>> chosen(List<BracketRecord> free) {
        Map<String, BracketRecord> byId =
                free.stream().collect(Collectors.toMap(BracketRecord::id, Function.identity()));
        return byHand.stream()
                .map(ids ->
                        ids.stream().filter(byId::containsKey).map(byId::get).toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }
}
