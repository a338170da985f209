/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every sample and ratio as a line of JSON in a file, and the medians as a table for a reader. */
final class Report implements AutoCloseable {

    private final Writer file;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<Meter.Sample>> samples = new LinkedHashMap<>();

    Report(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file);
    }

    void title(String title) {
        System.out.printf("%n%s%n", title);
    }

    void sample(String benchmark, String contestant, Meter.Sample sample) {
        samples.computeIfAbsent(contestant, unused -> new ArrayList<>()).add(sample);
        write(
                "case", benchmark,
                "contestant", contestant,
                "photos", sample.photos(),
                "seconds", sample.seconds(),
                "cpuSeconds", sample.cpuSeconds(),
                "allocatedBytes", sample.allocatedBytes());
    }

    /** Prints the medians of the samples since the last table. */
    void medians() {
        System.out.printf("  %-12s %10s %14s %14s%n", "", "photos/s", "CPU ms/photo", "KB alloc/photo");
        samples.forEach((contestant, all) -> System.out.printf(
                "  %-12s %10.1f %14.2f %14.1f%n",
                contestant,
                median(all, Meter.Sample::photosPerSecond),
                median(all, Meter.Sample::cpuMillisPerPhoto),
                median(all, sample -> sample.allocatedPerPhoto() / 1000.0)));
        samples.clear();
    }

    void heap(String contestant, Photo photo, long allocatedPerPhoto, long peakLive) {
        System.out.printf(
                "  %-12s %5.1f MB photo: %8.1f KB allocated per photo, %6.2f MB peak live%n",
                contestant, photo.bytes() / 1e6, allocatedPerPhoto / 1e3, peakLive / 1e6);
        write(
                "case", "heap",
                "contestant", contestant,
                "photoBytes", photo.bytes(),
                "allocatedPerPhoto", allocatedPerPhoto,
                "peakLiveBytes", peakLive);
    }

    void ratio(String benchmark, Ratio ratio) {
        System.out.printf(
                "  %-26s %6.2f (%.2f to %.2f), goal %.2f: %s%n",
                ratio.what(), ratio.median(), ratio.min(), ratio.max(), ratio.goal(), ratio.isMet() ? "met" : "MISSED");
        write(
                "case", benchmark,
                "ratio", ratio.what(),
                "median", ratio.median(),
                "min", ratio.min(),
                "max", ratio.max(),
                "goal", ratio.goal(),
                "met", ratio.isMet());
    }

    private static double median(List<Meter.Sample> samples, ToDoubleFunction<Meter.Sample> value) {
        return new Ratio("", samples.stream().map(value::applyAsDouble).toList(), 0).median();
    }

    private void write(Object... namesAndValues) {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            file.write(json.writeValueAsString(line) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
