/* Sky: gradient, sun or moon, projected clouds, aurora, stars. */
#include <string.h>

#include "kernel.h"

static void aurora(const Air *air, Tile clouds, float x, float y, float z, float *out, ptrdiff_t plane) {
  float u = x / (y + .35f), v = z / (y + .35f);
  float curtain = tile(clouds, u * 90.f + air->time * 2.2f, v * 14.f + 33.f);
  float rays = tile(clouds, u * 300.f + curtain * 80.f - air->time * 5.f, v * 5.f);
  float a = maxf(curtain - .42f, 0.f) * 4.f * (.35f + rays) * fast_exp(-y * 1.1f);
  a *= minf(y * 5.f, 1.f) * maxf(1.f - y * 1.1f, 0.f) * air->aurora;
  out[0] += a * .36f * y;
  out[plane] += a * .75f;
  out[2 * plane] += a * (.28f + y * .6f);
}

/* A row of directions, and what of the light there stays uncovered by clouds. */
typedef struct { float x[MAX_WIDTH], y[MAX_WIDTH], z[MAX_WIDTH], open[MAX_WIDTH]; } Dome;

PASS look_up(const Camera *camera, float row, float stride, int n, Dome *restrict dome) {
  const Camera cam = *camera;
  const float ifocal = 1.f / cam.focal, v = (cam.cy - row) * ifocal;
  EACH (int x = 0; x < n; x++) {
    float u = (stride * (x + .5f) - cam.cx) * ifocal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u;
    float il = 1.f / sqrtf(dx * dx + v * v + dz * dz);
    dome->x[x] = dx * il;
    dome->y[x] = maxf(v * il, 0.f);
    dome->z[x] = dz * il;
  }
}

/* Cover and light of the clouds, the sun's glow behind them, and what of it comes through them, along a row. */
typedef struct { float glow[MAX_WIDTH], halo[MAX_WIDTH], cover[MAX_WIDTH], lit[MAX_WIDTH], dense[MAX_WIDTH], haze[MAX_WIDTH], sun[MAX_WIDTH]; } Sheet;

PASS weather(const Air *around, Tile clouds, int n, Dome *restrict dome, Sheet *restrict sheet) {
  const Air air = *around;
  const float mist = minf(air.fog_density * 200.f, 1.f) * .75f, any = air.cloud_cover > 0.f ? 1.f : 0.f;
  EACH (int i = 0; i < n; i++) {
    float x = dome->x[i], y = dome->y[i], z = dome->z[i];
    float s = maxf(x * air.sun_dir[0] + y * air.sun_dir[1] + z * air.sun_dir[2], 0.f);
    float s2 = s * s, s4 = s2 * s2, s8 = s4 * s4, s32 = s8 * s8 * s8 * s8, s128 = s32 * s32 * s32 * s32;
    /* a low sun reddens a band along the horizon on its side */
    float band = fast_exp(-y * 9.f) * s4 * air.glow * .30f;
    float near = air.glow * (.35f * s32 + .9f * s128 * s128), wide = air.glow * .18f * s4 + band;
    sheet->glow[i] = near + wide;
    float q = air.cloud_scale / (y + .10f);
    float u = (x * q + air.wind_x * air.time) * 40.f, v = (z * q + air.wind_z * air.time) * 40.f;
    float d = tile(clouds, u, v) * .72f + tile(clouds, u * 4.25f + air.time, v * 4.25f) * .28f;
    float a = smooth(unit((d - 1.f + air.cloud_cover) * 4.5f)) * any;
    float towards = tile(clouds, u + air.sun_dir[0] * 4.f, v + air.sun_dir[2] * 4.f);
    sheet->lit[i] = unit((d - towards) * 5.f + .45f) + .9f * s8 * (1.f - a * .6f);
    sheet->dense[i] = d;
    sheet->cover[i] = a * minf(y * 9.f, 1.f);
    sheet->halo[i] = (.6f * near + .35f * wide) * sheet->cover[i];
    dome->open[i] = 1.f - .85f * sheet->cover[i];
    sheet->haze[i] = fast_exp(-y * 7.f) * mist;
    float flat = maxf(x * air.sun_dir[0] + z * air.sun_dir[2], 0.f);
    sheet->sun[i] = flat * flat * flat * flat;
  }
}

PASS paint(const Air *around, int c, int n, const Dome *restrict dome, const Sheet *restrict sheet, float *restrict out) {
  const Air air = *around;
  const float mist = air.fog[c], mist_sun = air.fog_sun[c];
  EACH (int i = 0; i < n; i++) {
    float sky = mixf(air.horizon[c], air.zenith[c], 1.f - fast_exp(-dome->y[i] * 4.2f)) + sheet->glow[i] * air.sun[c];
    float cloud = mixf(air.cloud_dark[c], air.cloud_lit[c], sheet->lit[i]) + air.flash * sheet->dense[i] * 1.2f;
    float above = mixf(sky, cloud, sheet->cover[i]) + sheet->halo[i] * air.sun[c];
    out[i] = mixf(above, mist + mist_sun * sheet->sun[i], sheet->haze[i]);
  }
}

/* Glowing gas in space, all around: layers of noise that bend each other, and lanes of dust before them. */
PASS nebula(const Camera *camera, const Air *around, Tile noise, float row, float stride, int n, float *restrict R,
            float *restrict G, float *restrict B) {
  const Camera cam = *camera;
  const Air air = *around;
  const float ifocal = 1.f / cam.focal, v = (cam.cy - row) * ifocal, t = air.time * .35f;
  EACH (int i = 0; i < n; i++) {
    float u = (stride * (i + .5f) - cam.cx) * ifocal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u;
    float il = 1.f / sqrtf(dx * dx + v * v + dz * dz), x = dx * il, y = v * il, z = dz * il;
    float a = .9f * x + .35f * y - .2f * z, b = .9f * y - .25f * x + .4f * z;
    float n1 = tile(noise, a * 170.f + 11.f, b * 170.f + t), n2 = tile(noise, a * 380.f + n1 * 70.f - t, b * 380.f + n1 * 50.f);
    float n3 = tile(noise, a * 95.f - n2 * 30.f + 90.f, b * 95.f + 31.f);
    float fine = tile(noise, a * 1000.f + n2 * 90.f, b * 1000.f + n1 * 90.f);
    float body = unit(n1 * .6f + n2 * .34f + fine * .12f - .47f) * 2.6f;
    float lane = 1.f - .85f * smooth(unit((tile(noise, a * 300.f + n2 * 80.f + 200.f, b * 300.f) - .52f) * 3.f));
    float k = air.nebula * body * body * lane, core = body * body * body * .5f, hue = smooth(unit(n3 * 1.6f - .3f));
    R[i] += k * (mixf(air.cloud_dark[0], air.cloud_lit[0], hue) + core * .5f);
    G[i] += k * (mixf(air.cloud_dark[1], air.cloud_lit[1], hue) + core * .42f);
    B[i] += k * (mixf(air.cloud_dark[2], air.cloud_lit[2], hue) + core * .45f);
  }
}

/* Sun or moon: few pixels, one by one. */
static void draw_disc(const Air *air, Tile clouds, int n, const Dome *dome, float *out, ptrdiff_t plane) {
  float edge = 1.f - .5f * air->disc * air->disc;  /* cos of a small angle */
  for (int i = 0; i < n; i++) {
    float s = dome->x[i] * air->sun_dir[0] + dome->y[i] * air->sun_dir[1] + dome->z[i] * air->sun_dir[2];
    float disc = unit((s - edge) / (.12f * (1.f - edge)) + .5f) * dome->open[i];
    if (disc <= 0.f) continue;
    float face = air->moon > 0.f ? 1.36f + 1.1f * tile(clouds, dome->x[i] * 900.f, dome->y[i] * 900.f) : 0.f;
    for (int c = 0; c < 3; c++) out[c * plane + i] += disc * (air->moon > 0.f ? face : air->sun[c] * 7.f);
  }
}

/* Whether any of rows y0..y1 still shows sky. */
static int open_rows(const Camera *cam, const uint8_t *mat, int y0, int y1) {
  int W = cam->width;
  for (int y = maxi(y0, 0); y < mini(y1, cam->height); y++)
    if (memchr(mat + (ptrdiff_t)y * W, NOTHING, (size_t)W)) return 1;
  return 0;
}

/* Half-size sky (it is smooth), planar [3][h][w] with h = ceil(height/2), w = ceil(width/2).
 * Rows that the ground covers are left alone. */
API void fg_sky(const Camera *cam, const Air *air, const Tile *clouds, const uint8_t *mat, float *out, int y0,
                int y1) {
  int w = (cam->width + 1) / 2, h = (cam->height + 1) / 2;
  ptrdiff_t plane = (ptrdiff_t)w * h;
  Dome dome;
  Sheet sheet;
  for (int y = y0; y < y1; y++) {
    if (!open_rows(cam, mat, 2 * y - 2, 2 * y + 4)) continue;
    float *row = out + (ptrdiff_t)y * w;
    look_up(cam, 2.f * y + 1.f, 2.f, w, &dome);
    weather(air, *clouds, w, &dome, &sheet);
    for (int c = 0; c < 3; c++) paint(air, c, w, &dome, &sheet, row + c * plane);
    if (air->aurora > 0.f)
      for (int x = 0; x < w; x++)
        if (dome.y[x] > .02f) aurora(air, *clouds, dome.x[x], dome.y[x], dome.z[x], row + x, plane);
    if (air->nebula > 0.f) nebula(cam, air, *clouds, 2.f * y + 1.f, 2.f, w, row, row + plane, row + 2 * plane);
    if (air->disc > 0.f) draw_disc(air, *clouds, w, &dome, row, plane);
  }
}

/* Where on the dome of stars each pixel of a row looks, in cells of it, and the chance of its cell. */
typedef struct { float az[MAX_WIDTH], el[MAX_WIDTH], up[MAX_WIDTH], chance[MAX_WIDTH]; } Cells;

PASS look_at_stars(const Camera *camera, float v, Cells *restrict cells) {
  const Camera cam = *camera;
  EACH (int x = 0; x < cam.width; x++) {
    float u = (x - cam.cx) / cam.focal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u;
    float il = 1.f / sqrtf(dx * dx + v * v + dz * dz), az = fast_atan2(dx, dz) * 180.f, el = v * il * 160.f;
    cells->az[x] = az;
    cells->el[x] = el;
    cells->up[x] = v * il;
    cells->chance[x] = hash2((int)floorf(az) + 7000, (int)floorf(el) + 911);
  }
}

static float star(const Air *air, float az, float el, float h) {
  float ix = floorf(az), iy = floorf(el);
  float qx = az - ix - .2f - .6f * hash2((int)ix + 1, (int)iy + 77);
  float qy = el - iy - .2f - .6f * hash2((int)ix + 9, (int)iy + 5);
  float twinkle = .75f + .25f * fast_sin(air->time * 5.f + h * 9000.f);
  return air->stars * fast_exp(-(qx * qx + qy * qy) * 60.f) * (h - .985f) * 120.f * twinkle;
}

static void draw_stars(const Camera *cam, const Air *air, const uint8_t *m, float *row, ptrdiff_t plane, int y) {
  float v = (cam->cy - y) / cam->focal;
  /* without air there is no horizon that stars could set behind */
  int around = air->fog_falloff == 0.f;
  if (around) v = v < 0.f ? -v + .01f : v + .01f;
  if (v <= 0.f) return;
  Cells cells;
  look_at_stars(cam, v, &cells);
  for (int x = 0; x < cam->width; x++) {
    if (cells.chance[x] < .985f || m[x] != NOTHING) continue;
    float s = star(air, cells.az[x], cells.el[x], cells.chance[x]);
    if (s <= 0.f) continue;
    s *= (around ? 1.f : minf(cells.up[x] * 8.f, 1.f)) * (1.f - minf(row[2 * plane + x] * 2.5f, 1.f));
    row[x] += s;
    row[plane + x] += s;
    row[2 * plane + x] += s * 1.1f;
  }
}

/* Sky enlarged to full size where nothing else is; stars are drawn at full size. */
API void fg_sky_fill(const Camera *cam, const Air *air, const float *restrict half, const uint8_t *restrict mat,
                     float *restrict col, int y0, int y1) {
  int W = cam->width, H = cam->height, w = (W + 1) / 2, h = (H + 1) / 2;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++) {
    const uint8_t *m = mat + (ptrdiff_t)y * W;
    if (!open_rows(cam, mat, y, y + 1)) continue;
    int j = mini(maxi((y - 1) / 2, 0), h - 2);
    float ty = clampf((y - .5f) * .5f - j, 0.f, 1.f);
    for (int c = 0; c < 3; c++) {
      const float *restrict a = half + ((ptrdiff_t)c * h + j) * w, *restrict b = a + w;
      float *restrict row = col + c * plane + (ptrdiff_t)y * W;
      row[0] = mixf(a[0], b[0], ty);
      for (int i = 0; i < w - 1; i++) {  /* pixel 2i+1 lies a quarter, 2i+2 three quarters on the way */
        float p = mixf(a[i], b[i], ty), q = mixf(a[i + 1], b[i + 1], ty);
        row[2 * i + 1] = .75f * p + .25f * q;
        if (2 * i + 2 < W) row[2 * i + 2] = .25f * p + .75f * q;
      }
      if (W % 2 == 0) row[W - 1] = mixf(a[w - 1], b[w - 1], ty);
    }
    if (air->stars > 0.f) draw_stars(cam, air, m, col + (ptrdiff_t)y * W, plane, y);
  }
}
