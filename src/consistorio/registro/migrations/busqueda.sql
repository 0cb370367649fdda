-- Search of asientos. These functions run as the owner, because under a row policy a GIN index is not
-- used (its operators are not leakproof); the entidad is always that of the connection, never a
-- parameter, and it is a lexeme of every vector, so that it is inside the index without any extension.

ALTER TABLE registro_indicedeasiento ADD COLUMN vector tsvector;
CREATE INDEX indice_de_palabras ON registro_indicedeasiento USING gin (vector);

CREATE FUNCTION llano(texto text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(lower(texto), 'áàäâãéèëêíìïîóòöôõúùüûñç', 'aaaaaeeeeiiiiooooouuuunc')
$$;

CREATE FUNCTION vector_de_asiento(entidad integer, nombres text, escrito text, leido text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_catalog AS $$
    SELECT array_to_tsvector(ARRAY['@' || entidad])
        || to_tsvector('simple', left(llano(nombres), 20000))
        || to_tsvector('spanish', left(llano(nombres || ' ' || escrito), 200000))
        || to_tsvector('spanish', left(llano(leido), 400000))
$$;

CREATE FUNCTION entidad_en_curso() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('app.entidad', true), '')::int
$$;

CREATE FUNCTION palabras_de(texto text) RETURNS SETOF text LANGUAGE sql IMMUTABLE
SET search_path = public, pg_catalog AS $$
    SELECT DISTINCT p FROM regexp_split_to_table(llano(texto), '[^a-z0-9]+') p WHERE p ~ '^[a-z]{4,20}$'
$$;

CREATE FUNCTION variantes_de(palabra text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT palabra UNION SELECT overlay(palabra PLACING '' FROM n FOR 1)
    FROM generate_series(1, length(palabra)) n
$$;

-- Index asientos of an entidad, again if they were: nothing is lost by doing it twice.
CREATE FUNCTION indexar_asientos(claves uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog AS $$
DECLARE
    v_entidad integer := entidad_en_curso();
BEGIN
    INSERT INTO registro_indicedeasiento (
        entidad_id, id, asiento_id, sentido, presentado_en, leido, vector)
    SELECT a.entidad_id, gen_random_uuid(), a.id, a.sentido, a.presentado_en, coalesce(i.leido, ''),
        vector_de_asiento(a.entidad_id, coalesce(p.nombres, ''),
            concat_ws(' ', a.extracto, a.expone, a.solicita, d.nombres), coalesce(i.leido, ''))
    FROM registro_asiento a
    LEFT JOIN registro_indicedeasiento i ON i.entidad_id = a.entidad_id AND i.asiento_id = a.id
    LEFT JOIN LATERAL (
        SELECT string_agg(nombre || ' ' || nif, ' ') AS nombres FROM registro_interesado
        WHERE entidad_id = a.entidad_id AND asiento_id = a.id) p ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(translate(nombre, '._-', '   '), ' ') AS nombres
        FROM registro_documentodeasiento
        WHERE entidad_id = a.entidad_id AND asiento_id = a.id) d ON true
    WHERE a.entidad_id = v_entidad AND a.id = ANY (claves)
    ON CONFLICT (entidad_id, asiento_id) DO UPDATE SET vector = EXCLUDED.vector;

    INSERT INTO registro_variantedepalabra (entidad_id, id, variante, palabra)
    SELECT v_entidad, gen_random_uuid(), v, p
    FROM (
        SELECT DISTINCT palabras_de(a.extracto || ' ' || coalesce(string_agg(i.nombre, ' '), '')) AS p
        FROM registro_asiento a
        LEFT JOIN registro_interesado i ON i.entidad_id = a.entidad_id AND i.asiento_id = a.id
        WHERE a.entidad_id = v_entidad AND a.id = ANY (claves)
        GROUP BY a.entidad_id, a.id, a.extracto
    ) q, variantes_de(p) v
    WHERE NOT EXISTS (SELECT 1 FROM registro_variantedepalabra x
                      WHERE x.entidad_id = v_entidad AND x.variante = p AND x.palabra = p)
    ORDER BY v, p  -- Always in the same order: no deadlocks.
    ON CONFLICT DO NOTHING;
END $$;

-- Words that are used in the entidad and differ from this one in one letter more, less or other.
CREATE FUNCTION palabras_parecidas(escrita text, cuantas integer) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_catalog AS $$
    SELECT DISTINCT palabra::text FROM registro_variantedepalabra
    WHERE entidad_id = entidad_en_curso()
      AND variante IN (SELECT left(v, 20) FROM variantes_de(llano(escrita)) v)
      AND abs(length(palabra) - length(escrita)) <= 1
    LIMIT cuantas
$$;

-- Each element of ``grupos`` is a word, or several between spaces of which one is enough.
CREATE FUNCTION consulta_de(grupos text[]) RETURNS tsquery
LANGUAGE plpgsql STABLE SET search_path = public, pg_catalog AS $$
DECLARE
    consulta tsquery := ('''@' || entidad_en_curso() || '''')::tsquery;
    grupo text; palabra text; opciones tsquery;
BEGIN
    FOREACH grupo IN ARRAY grupos LOOP
        opciones := NULL;
        FOREACH palabra IN ARRAY string_to_array(llano(grupo), ' ') LOOP
            CONTINUE WHEN numnode(plainto_tsquery('spanish', palabra)) = 0;
            opciones := coalesce(opciones || plainto_tsquery('spanish', palabra),
                                 plainto_tsquery('spanish', palabra))
                || plainto_tsquery('simple', palabra);
        END LOOP;
        IF opciones IS NOT NULL THEN
            consulta := consulta && opciones;
        END IF;
    END LOOP;
    RETURN consulta;
END $$;

-- ``unidades`` NULL: all that there is in the entidad. The newest first, after (antes, antes_de).
CREATE FUNCTION buscar_asientos(
    grupos text[], p_nif text, unidades uuid[], salidas boolean,
    antes timestamptz, antes_de uuid, cuantos integer)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_catalog SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_entidad integer := entidad_en_curso();
    v_consulta tsquery := consulta_de(grupos);
BEGIN
    IF p_nif <> '' THEN
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad
          AND i.asiento_id IN (
              SELECT p.asiento_id FROM registro_interesado p
              WHERE p.entidad_id = v_entidad AND p.nif LIKE p_nif || '%')
          AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND (unidades IS NULL OR (salidas AND i.sentido = 'SALIDA') OR EXISTS (
              SELECT 1 FROM registro_entrega e
              WHERE e.entidad_id = v_entidad AND e.asiento_id = i.asiento_id
                AND e.unidad_id = ANY (unidades) AND e.estado NOT IN ('reenviada', 'devuelta')))
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    ELSIF numnode(v_consulta) = 1 THEN
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND (unidades IS NULL OR (salidas AND i.sentido = 'SALIDA') OR EXISTS (
              SELECT 1 FROM registro_entrega e
              WHERE e.entidad_id = v_entidad AND e.asiento_id = i.asiento_id
                AND e.unidad_id = ANY (unidades) AND e.estado NOT IN ('reenviada', 'devuelta')))
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    ELSE
        RETURN QUERY
        SELECT i.asiento_id FROM registro_indicedeasiento i
        WHERE i.entidad_id = v_entidad AND i.vector @@ v_consulta
          AND (i.presentado_en, i.asiento_id) < (antes, antes_de)
          AND (unidades IS NULL OR (salidas AND i.sentido = 'SALIDA') OR EXISTS (
              SELECT 1 FROM registro_entrega e
              WHERE e.entidad_id = v_entidad AND e.asiento_id = i.asiento_id
                AND e.unidad_id = ANY (unidades) AND e.estado NOT IN ('reenviada', 'devuelta')))
        ORDER BY i.presentado_en DESC, i.asiento_id DESC LIMIT cuantos;
    END IF;
END $$;

-- What was filed before there was a search, entidad by entidad.
DO $$
DECLARE
    e record;
BEGIN
    FOR e IN SELECT entidad_id, array_agg(id) AS claves FROM registro_asiento GROUP BY entidad_id LOOP
        PERFORM set_config('app.entidad', e.entidad_id::text, true);
        PERFORM indexar_asientos(e.claves);
    END LOOP;
    PERFORM set_config('app.entidad', '', true);
END $$;
