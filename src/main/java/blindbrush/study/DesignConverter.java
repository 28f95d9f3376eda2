package blindbrush.study;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Keeps a design in the database as its document. */
@Converter
@Immutable
public class DesignConverter implements AttributeConverter<Design, String> {

    @Override
    public String convertToDatabaseColumn(Design design) {
        return DesignDocument.write(design);
    }

    @Override
    public Design convertToEntityAttribute(String document) {
        return DesignDocument.parse(document);
    }
}
