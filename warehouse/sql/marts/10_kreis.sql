create view mart.kreis as
select k.kreis, k.name as kreis_name, k.kind as kreis_kind, k.land, l.name as land_name
from core.kreis k join core.land l using (land);
