create view mart.kreis_neighbour as
select kreis, neighbour from core.kreis_neighbour;
