/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The report as a table, with the reason under each photo that failed.
 *
 * <pre>{@code
 * new Table(report).printTo(System.out);
 * }</pre>
 */
final class Table {

    private static final List<String> HEADINGS = List.of("name", "size", "time", "image id", "status", "bytes equal");

    private final Report report;

    Table(Report report) {
        this.report = report;
    }

    void printTo(PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        report.rows().forEach(row -> lines.add(cells(row)));
        List<Integer> widths = IntStream.range(0, HEADINGS.size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();

        out.println(line(HEADINGS, widths));
        out.println(line(widths.stream().map("-"::repeat).toList(), widths));
        for (Report.Row row : report.rows()) {
            out.println(line(cells(row), widths));
            row.problem().ifPresent(problem -> out.println("    " + problem));
        }
    }

    private static List<String> cells(Report.Row row) {
        Photo photo = row.photo();
        String imageId = photo.imageId();
        return List.of(
                Format.printable(photo.name()),
                Format.size(photo.bytes()),
                Format.seconds(photo.time()),
                imageId == null ? "-" : imageId,
                row.state().status(),
                row.proof().word());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
