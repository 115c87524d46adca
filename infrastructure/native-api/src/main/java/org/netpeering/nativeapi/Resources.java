package org.netpeering.nativeapi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All that stands at some path. */
final class Resources {
    private static final String ANY = "*";

    private final List<Resource> all;

    Resources(Collection<? extends Resource> all) {
        this.all = List.copyOf(all);
    }

    /** What stands at that path; where several do, the first. */
    Optional<Resource> at(String path) {
        return all.stream().filter(resource -> isAt(path, resource.path())).findFirst();
    }

    /** The segment of the path where the shape has its only {@code *}. */
    static String segment(String path, String shape) {
        String[] segments = path.split("/", -1);
        return segments[List.of(shape.split("/", -1)).indexOf(ANY)];
    }

    private static boolean isAt(String path, String shape) {
        if (!shape.contains(ANY)) {
            return path.equals(shape);
        }
        String[] segments = path.split("/", -1);
        String[] expected = shape.split("/", -1);
        if (segments.length != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean fits = expected[i].equals(ANY) ? !segments[i].isEmpty() : expected[i].equals(segments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
