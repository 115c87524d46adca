package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects rows that are written one by one during a unit of work and writes them together before it commits; without a
 * unit of work, at once. Rows of one buffer are written in the order in which they came.
 */
final class WriteBuffer<T> {
    private final String key;
    private final Consumer<List<T>> write;

    /** @param key a name that no other buffer has; buffers are written in the order of their first row */
    WriteBuffer(String key, Consumer<List<T>> write) {
        this.key = "netpeering.buffer." + key;
        this.write = write;
    }

    void add(T row) {
        if (!CurrentUnitOfWork.isStarted()) {
            write.accept(List.of(row));
            return;
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        List<T> rows = root.getOrComputeResource(key, none -> {
            root.onPrepareCommit(this::flush);
            return new ArrayList<>();
        });
        rows.add(row);
    }

    private void flush(UnitOfWork<?> root) {
        List<T> rows = root.getResource(key);
        root.resources().remove(key);
        if (rows != null && !rows.isEmpty()) {
            write.accept(rows);
        }
    }
}
