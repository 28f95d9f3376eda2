package blindbrush.export;

import static java.util.Objects.requireNonNull;
import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows as Parquet, gzipped, each column of its codebook's type, null where there is no value and texts as they are. A row group leaves as soon as
 * it is full, so that a table of any length needs the same memory; what tells a reader where they are comes last.
 */
final class ParquetRows<R> implements Table.Writer<R> {

    private static final long ROW_GROUP_BYTES = 8L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final List<Column<R>> columns;
    private final MessageType schema;
    private final OutputStream stream;

    @SuppressWarnings("NullAway.Init") // begin() comes first
    private ParquetWriter<R> writer;

    /** @param types string, integer, number, boolean or datetime, by column */
    ParquetRows(List<Column<R>> columns, Map<String, String> types, OutputStream stream) {
        this.columns = columns;
        this.stream = stream;
        this.schema = new MessageType(
                "row",
                columns.stream()
                        .map(column -> field(column.name(), requireNonNull(types.get(column.name()))))
                        .toList());
    }

    @Override
    public void begin() throws IOException {
        writer = new Builder().build();
    }

    @Override
    public void row(R row) throws IOException {
        writer.write(row);
    }

    @Override
    public void end() throws IOException {
        writer.close();
        stream.flush();
    }

    private static Type field(String name, String type) {
        return switch (type) {
            case "integer" -> Types.optional(INT64).named(name);
            case "number" -> Types.optional(DOUBLE).named(name);
            case "boolean" -> Types.optional(BOOLEAN).named(name);
            case "datetime" ->
                Types.optional(INT64).as(timestampType(true, MILLIS)).named(name);
            default -> Types.optional(BINARY).as(stringType()).named(name);
        };
    }

    private void write(R row, RecordConsumer record) {
        record.startMessage();
        for (int index = 0; index < columns.size(); index++) {
            Object cell = columns.get(index).cell().apply(row);
            if (cell != null) {
                String name = columns.get(index).name();
                record.startField(name, index);
                write(cell, schema.getType(index), record);
                record.endField(name, index);
            }
        }
        record.endMessage();
    }

    private static void write(Object cell, Type type, RecordConsumer record) {
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 ->
                record.addLong(cell instanceof Instant instant ? instant.toEpochMilli() : ((Number) cell).longValue());
            case DOUBLE -> record.addDouble(((Number) cell).doubleValue() + 0.0); // a nought has no sign
            case BOOLEAN -> record.addBoolean((Boolean) cell);
            default -> record.addBinary(Binary.fromString(cell.toString()));
        }
    }

    private final class Builder extends ParquetWriter.Builder<R, Builder> {

        Builder() {
            super(new StreamedFile(stream));
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new GzipPages());
            withCompressionCodec(CompressionCodecName.GZIP);
            withRowGroupSize(ROW_GROUP_BYTES);
            withPageSize(PAGE_BYTES);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // and yet abstract
        protected WriteSupport<R> getWriteSupport(Configuration none) {
            return new Rows();
        }

        @Override
        protected WriteSupport<R> getWriteSupport(ParquetConfiguration none) {
            return new Rows();
        }
    }

    private final class Rows extends WriteSupport<R> {

        @SuppressWarnings("NullAway.Init") // prepareForWrite() comes first
        private RecordConsumer record;

        @Override
        @SuppressWarnings("deprecation") // and yet abstract
        public WriteContext init(Configuration none) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration none) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            record = consumer;
        }

        @Override
        public void write(R row) {
            ParquetRows.this.write(row, record);
        }
    }
}
